package org.agentworld.exchange.internal.agentworld;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.agentworld.exchange.UnreadableException;
import org.agentworld.exchange.internal.Bounds;

/** A folder on a disk. A link that leads out of it is refused. */
final class DiskFolder implements Folder {

	private final String name;
	private final Path root;
	private final Allowance allowance = new Allowance();

	DiskFolder(Path folder) throws UnreadableException {
		name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
		try {
			root = folder.toRealPath();
		} catch (IOException e) {
			throw unreadable(name, e);
		}
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public List<String> folders(String path) throws UnreadableException {
		return list(path, Files::isDirectory);
	}

	@Override
	public List<String> files(String path) throws UnreadableException {
		return list(path, Files::isRegularFile);
	}

	private List<String> list(String path, Predicate<Path> wanted) throws UnreadableException {
		if (!Files.isDirectory(root.resolve(path))) {
			return List.of();
		}
		List<String> names = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(inside(path))) {
			for (Path entry : entries) {
				if (names.size() == Bounds.MOST_ENTRIES) {
					throw new UnreadableException(path, "", "it has more than " + Bounds.MOST_ENTRIES + " entries.");
				}
				if (wanted.test(entry)) {
					names.add(entry.getFileName().toString());
				}
			}
		} catch (IOException e) {
			throw unreadable(path, e);
		}
		names.sort(null);
		return names;
	}

	@Override
	public boolean has(String path) throws UnreadableException {
		return Files.exists(root.resolve(path));
	}

	@Override
	public InputStream open(String path) throws UnreadableException {
		try {
			Path file = inside(path);
			if (!Files.isRegularFile(file)) {
				throw new UnreadableException(path, "", "this is no file that can be read.");
			}
			return allowance.of(Files.newInputStream(file));
		} catch (IOException e) {
			throw unreadable(path, e);
		}
	}

	private Path inside(String path) throws IOException, UnreadableException {
		Path real = root.resolve(path).toRealPath();
		if (!real.startsWith(root)) {
			throw new UnreadableException(path, "", "this is a link that leads out of the folder.");
		}
		return real;
	}

	private static UnreadableException unreadable(String path, IOException e) {
		return new UnreadableException(path, "", "it cannot be read (" + e.getMessage() + ").", e);
	}

	@Override
	public void close() {
		// Nothing is open.
	}
}
