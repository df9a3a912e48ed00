package org.agentworld.app.internal.owner;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.agentworld.app.internal.protocol.Line;
import org.agentworld.app.internal.protocol.ProtocolException;
import org.agentworld.core.RefusedException;

/** Copies of a client's files and folders, which only this user can read, until this is closed. */
final class Copies implements AutoCloseable {

	private final List<Path> folders = new ArrayList<>();

	/** Where the lines come from. */
	interface Lines {
		Line next() throws IOException, RefusedException;
	}

	/**
	 * Receives one file or folder: {@code folder} before those of a folder; for each file {@code file}, {@code data} as often
	 * as needed, {@code end}; at last {@code done}. All of it is received even if it cannot be kept: it comes anyway.
	 *
	 * @param original what is copied; absolute
	 * @return the copy, with the same name
	 */
	Path receive(Path original, Lines lines) throws IOException, RefusedException {
		Path folder = Files.createTempDirectory("agentworld-copy");
		folders.add(folder);
		Path copy = original.getFileName() == null ? folder : folder.resolve(original.getFileName().toString());
		Optional<IOException> failure = Optional.empty();
		OutputStream file = OutputStream.nullOutputStream();
		for (Line line = lines.next(); !line.type().equals("done"); line = lines.next()) {
			try {
				if (failure.isEmpty()) {
					file = keep(line, copy, file);
				}
			} catch (ProtocolException e) {
				throw e;
			} catch (IOException e) {
				failure = Optional.of(e);
				file.close();
			}
		}
		if (failure.isPresent()) {
			throw new RefusedException("There is no place for a copy of " + original + " (" + failure.get().getMessage()
					+ "). Make room where temporary files are kept.", failure.get());
		}
		return copy;
	}

	/** @return the file that is open now */
	private static OutputStream keep(Line line, Path copy, OutputStream file) throws IOException {
		switch (line.type()) {
			case "folder" -> Files.createDirectories(copy);
			case "file" -> {
				Path next = inside(copy, line.text("name"));
				Files.createDirectories(next.getParent());
				return Files.newOutputStream(next);
			}
			case "data" -> file.write(line.bytes("data"));
			case "end" -> file.close();
			default -> throw new ProtocolException("A file was expected.");
		}
		return file;
	}

	private static Path inside(Path copy, String name) throws ProtocolException {
		Path file = copy.resolve(name).normalize();
		if (!file.startsWith(copy)) {
			throw new ProtocolException("A file has a name that leads out of its folder.");
		}
		return file;
	}

	@Override
	public void close() throws IOException {
		for (Path folder : folders) {
			try (Stream<Path> all = Files.walk(folder)) {
				for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(one);
				}
			}
		}
		folders.clear();
	}
}
