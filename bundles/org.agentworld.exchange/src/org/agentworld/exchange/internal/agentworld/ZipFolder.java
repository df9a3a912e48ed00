package org.agentworld.exchange.internal.agentworld;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.agentworld.exchange.UnreadableException;
import org.agentworld.exchange.internal.Bounds;

/**
 * An archive of a folder, or of what is in one. It is read where it is: nothing is ever unpacked to a disk. A path in it that
 * would lead out of it is refused all the same, since nobody writes one by accident.
 */
final class ZipFolder implements Folder {

	private final String name;
	private final ZipFile zip;
	private final NavigableMap<String, ZipEntry> entries = new TreeMap<>();
	private final String prefix;
	private final Allowance allowance = new Allowance();

	ZipFolder(Path file) throws UnreadableException {
		name = file.getFileName().toString();
		try {
			zip = new ZipFile(file.toFile());
		} catch (IOException | IllegalArgumentException e) {
			throw new UnreadableException(name, "", "it is no archive that can be read (" + e.getMessage() + ").", e);
		}
		try {
			index();
			prefix = prefix(entries.keySet());
		} catch (UnreadableException | RuntimeException e) {
			close();
			throw e;
		}
	}

	private void index() throws UnreadableException {
		if (zip.size() > Bounds.MOST_ENTRIES) {
			throw new UnreadableException(name, "", "it has more than " + Bounds.MOST_ENTRIES + " entries.");
		}
		for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements();) {
			ZipEntry entry = all.nextElement();
			String path = entry.getName();
			if (path.startsWith("__MACOSX/")) {
				continue; // what a Mac adds for itself
			}
			if (path.startsWith("/") || path.contains("\\") || path.contains(":")
					|| List.of(path.split("/")).contains("..")) {
				throw new UnreadableException(name, "", "the path '" + path + "' in it leads out of it.");
			}
			if (!entry.isDirectory() && entries.put(path, entry) != null) {
				throw new UnreadableException(name, "", "the path '" + path + "' is in it twice.");
			}
		}
	}

	/** The one folder in which all is, where there is one. */
	private static String prefix(Collection<String> paths) {
		Set<String> first = new HashSet<>();
		paths.forEach(path -> first.add(path.substring(0, path.indexOf('/') + 1)));
		return first.size() == 1 ? first.iterator().next() : "";
	}

	@Override
	public String name() {
		return prefix.isEmpty() ? name.replaceFirst("(?i)\\.zip$", "") : prefix.substring(0, prefix.length() - 1);
	}

	@Override
	public List<String> folders(String path) {
		return children(path, true);
	}

	@Override
	public List<String> files(String path) {
		return children(path, false);
	}

	private List<String> children(String path, boolean folders) {
		String start = prefix + (path.isEmpty() ? "" : path + "/");
		Set<String> found = new TreeSet<>();
		for (String entry : entries.tailMap(start, false).keySet()) {
			if (!entry.startsWith(start)) {
				break;
			}
			String rest = entry.substring(start.length());
			int slash = rest.indexOf('/');
			if (folders && slash > 0) {
				found.add(rest.substring(0, slash));
			} else if (!folders && slash < 0) {
				found.add(rest);
			}
		}
		return List.copyOf(found);
	}

	@Override
	public boolean has(String path) {
		return entries.containsKey(prefix + path);
	}

	@Override
	public InputStream open(String path) throws UnreadableException {
		ZipEntry entry = entries.get(prefix + path);
		if (entry == null) {
			throw new UnreadableException(path, "", "there is no such file in the archive.");
		}
		try {
			return allowance.of(zip.getInputStream(entry));
		} catch (IOException e) {
			throw new UnreadableException(path, "", "it cannot be unpacked (" + e.getMessage() + ").", e);
		}
	}

	@Override
	public void close() throws UnreadableException {
		try {
			zip.close();
		} catch (IOException e) {
			throw new UnreadableException(name, "", "it cannot be read (" + e.getMessage() + ").", e);
		}
	}
}
