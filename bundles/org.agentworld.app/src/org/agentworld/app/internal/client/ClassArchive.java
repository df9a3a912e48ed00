package org.agentworld.app.internal.client;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The archive of the classes that a window loads, with which Java has those of the next one at hand instead of reading and
 * checking one by one. The start script names the file, and gives it to Java once it is there.
 * <p>
 * What is to be done about it is done when the platform has ended: it takes some seconds, and Java ends the process at once if it
 * cannot write.
 */
public final class ClassArchive {

	/** The file that Java was given. */
	private static final String GIVEN = "agentworld.classes";
	/** The file that is wanted, since it is not there. */
	private static final String WANTED = "agentworld.classes.wanted";
	private static final String COMPLETE = "agentworld.classes.complete";

	/** Those of other programs that one person has, or of other Javas. */
	private static final int KEPT = 3;
	/** More than an archive has, in bytes. That much of the heap is free when the platform has ended. */
	private static final int PLENTY = 64 << 20;

	/** What HotSpot says about archives: where they begin, where its own ends, where the one it was given ends. */
	private static final Pattern MAPPED = Pattern.compile("CDS archive\\(s\\) mapped at: \\[\\w+-(\\w+)-(\\w+)\\)");
	private static final String NOT_MAPPED = "CDS archive(s) not mapped";

	/**
	 * A window was open and has closed, so what a window loads has been loaded. A property of the system, since the platform has
	 * a class of this name of its own.
	 */
	public static void complete() {
		System.setProperty(COMPLETE, "true");
	}

	/**
	 * Writes what is loaded now, if an archive is wanted and a window has been open. Deletes one that Java refused, so that the
	 * next start wants one. If that fails it says so on standard error.
	 */
	static void update() {
		try {
			String wanted = System.getProperty(WANTED);
			if (wanted != null && Boolean.getBoolean(COMPLETE)) {
				write(Path.of(wanted));
			}
			String given = System.getProperty(GIVEN);
			if (given != null && isRefused(diagnose("vmInfo"))) {
				Files.deleteIfExists(Path.of(given));
			}
		} catch (IOException | JMException | RuntimeException e) {
			System.err.println("The archive of classes, with which the window would open sooner, cannot be written: "
					+ (e.getCause() == null ? e : e.getCause()));
		}
	}

	/** @param info what HotSpot says about itself; without a line that is known, nothing is refused */
	private static boolean isRefused(String info) {
		Matcher mapped = MAPPED.matcher(info);
		return info.contains(NOT_MAPPED) || mapped.find() && mapped.group(1).equals(mapped.group(2));
	}

	private static void write(Path archive) throws IOException, JMException {
		Path folder = archive.getParent();
		Files.createDirectories(folder, asFileAttribute(fromString("rwx------")));
		Path unfinished = folder.resolve("unfinished.jsa");
		try (FileChannel file = FileChannel.open(folder.resolve("classes.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = file.tryLock()) {
			if (lock == null || Files.exists(archive)) {
				return; // Another process is writing one, or has written it.
			}
			Files.write(unfinished, new byte[PLENTY]); // Fails instead of Java, which says nothing and ends.
			Files.delete(unfinished);
			String said = diagnose("vmCds", "dynamic_dump", '"' + unfinished.toString() + '"');
			if (!Files.exists(unfinished)) {
				throw new IOException(said);
			}
			// Lest a power failure leaves one that only looks whole, which Java would not notice.
			try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.READ)) {
				written.force(true);
			}
			Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
			deleteOldIn(folder);
		}
	}

	/** Processes that use one which is deleted go on doing so. */
	private static void deleteOldIn(Path folder) throws IOException {
		List<Path> archives;
		try (Stream<Path> files = Files.list(folder)) {
			archives = files.filter(file -> file.getFileName().toString().matches("classes-.*\\.jsa"))
					.sorted(Comparator.comparing((Path file) -> file.toFile().lastModified()).reversed()).toList();
		}
		for (Path old : archives.subList(Math.min(KEPT, archives.size()), archives.size())) {
			Files.delete(old);
		}
	}

	/** @return what Java says to a command of jcmd; to that with a file it says on standard output, too, that it has done it */
	private static String diagnose(String command, String... arguments) throws JMException {
		PrintStream out = System.out;
		System.setOut(new PrintStream(OutputStream.nullOutputStream()));
		try {
			return (String) ManagementFactory.getPlatformMBeanServer().invoke(
					new ObjectName("com.sun.management:type=DiagnosticCommand"), command, new Object[] { arguments },
					new String[] { String[].class.getName() });
		} finally {
			System.setOut(out);
		}
	}

	private ClassArchive() {
	}
}
