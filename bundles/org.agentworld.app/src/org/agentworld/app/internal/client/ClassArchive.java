package org.agentworld.app.internal.client;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The archive of the classes that a window loads, with which Java has those of the next one at hand instead of reading and
 * checking one by one. The start script names the file, and gives it to Java once it is there.
 * <p>
 * It is written when the platform has ended, and where there is plenty of space: Java ends the process at once if the disk is full.
 */
public final class ClassArchive {

	private static final String FILE = "agentworld.classes";
	private static final String COMPLETE = "agentworld.classes.complete";
	private static final long FREE_SPACE = 512L << 20; // bytes; an archive has about 40 MiB

	/**
	 * A window was open and has closed, so what a window loads has been loaded. A property of the system, since the platform has
	 * a class of this name of its own.
	 */
	public static void complete() {
		System.setProperty(COMPLETE, "true");
	}

	/**
	 * Writes what is loaded now, if the start script asks for it, there is none, and a window has been open. Takes some seconds.
	 * One that Java could not use is deleted: the next start is as if there had been none.
	 */
	static void update() {
		String file = System.getProperty(FILE);
		if (file == null) {
			return;
		}
		Path archive = Path.of(file);
		try {
			if (!Files.exists(archive)) {
				if (Boolean.getBoolean(COMPLETE)) {
					write(archive);
				}
			} else if (!usesArchives()) {
				Files.delete(archive);
			}
		} catch (IOException | JMException | RuntimeException e) {
			System.err.println("The archive of classes " + archive + " cannot be written: " + e
					+ "\nThe next start takes as long as this one did.");
		}
	}

	/** Java leaves its own aside as well if it cannot use the one that it is given. */
	private static boolean usesArchives() {
		return System.getProperty("java.vm.info", "").contains("sharing");
	}

	private static void write(Path archive) throws IOException, JMException {
		Path folder = archive.getParent();
		Files.createDirectories(folder, asFileAttribute(fromString("rwx------")));
		Path unfinished = folder.resolve("unfinished.jsa");
		try (FileChannel file = FileChannel.open(folder.resolve("classes.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = file.tryLock()) {
			if (lock == null) {
				return; // Another process is just writing one.
			}
			Files.deleteIfExists(unfinished);
			if (Files.getFileStore(folder).getUsableSpace() < FREE_SPACE) {
				throw new IOException("less than " + (FREE_SPACE >> 20) + " MiB are free there");
			}
			String said = dumpTo(unfinished);
			if (!Files.exists(unfinished)) {
				throw new IOException(said);
			}
			// Lest a power failure leaves one that only looks whole, which Java would not notice.
			try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.READ)) {
				written.force(true);
			}
			deleteArchivesIn(folder);
			Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
		}
	}

	/** @return what Java says about it */
	private static String dumpTo(Path file) throws JMException {
		Object[] arguments = { new String[] { "dynamic_dump", '"' + file.toString() + '"' } };
		PrintStream out = System.out;
		System.setOut(new PrintStream(OutputStream.nullOutputStream())); // Java says there, too, that it has done it.
		try {
			return (String) ManagementFactory.getPlatformMBeanServer().invoke(
					new ObjectName("com.sun.management:type=DiagnosticCommand"), "vmCds", arguments,
					new String[] { String[].class.getName() });
		} finally {
			System.setOut(out);
		}
	}

	/** Those of older versions, of other plug-ins and of other Javas. Processes that use one go on doing so. */
	private static void deleteArchivesIn(Path folder) throws IOException {
		try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, "classes-*.jsa")) {
			for (Path old : archives) {
				Files.delete(old);
			}
		}
	}

	private ClassArchive() {
	}
}
