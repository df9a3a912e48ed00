package org.agentworld.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;

import org.agentworld.acceptance.HeadlessProgram.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive of the classes that a window loads; needs a display with a window manager. */
@Timeout(300)
class ClassArchiveTest {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	@TempDir
	Path folder;

	private Path data;
	private Path cache;
	private HeadlessProgram program;

	@BeforeEach
	void keepItHere() throws IOException {
		data = Files.createDirectory(folder.resolve("data"));
		cache = folder.resolve("a cache/agent-world");
		// Without the bus for screen readers: the one that the first program starts would have its socket in that cache.
		program = HeadlessProgram.ofThisBuild().withEnvironment("XDG_CACHE_HOME", cache.getParent().toString())
				.withEnvironment("NO_AT_BRIDGE", "1");
	}

	@Test
	void theNextWindowHasTheClassesOfTheFirstAtHand() throws Exception {
		try (ProgramWindow first = ProgramWindow.open(program, data)) {
			assertClosesInSilence(first);
		}
		Path archive = archive();
		FileTime written = Files.getLastModifiedTime(archive);
		assertThat(Files.getPosixFilePermissions(cache)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
		try (ProgramWindow second = ProgramWindow.open(program, data)) {
			assertThat(mapped(second)).contains(archive.toString());
			assertClosesInSilence(second);
		}
		assertThat(archive()).isEqualTo(archive);
		assertThat(Files.getLastModifiedTime(archive)).isEqualTo(written);
	}

	/** As one that was cut off by a power failure, or that somebody else wrote there. */
	@Test
	void oneThatIsNoArchiveIsLeftAsideAndWrittenAnew() throws Exception {
		try (ProgramWindow first = ProgramWindow.open(program, data)) {
			assertClosesInSilence(first);
		}
		Path archive = archive();
		Files.delete(archive);
		Files.writeString(archive, "no archive");
		try (ProgramWindow second = ProgramWindow.open(program, data)) {
			assertThat(mapped(second)).doesNotContain(archive.toString());
			assertClosesInSilence(second);
		}
		assertThat(archive).doesNotExist();
		try (ProgramWindow third = ProgramWindow.open(program, data)) {
			assertClosesInSilence(third);
		}
		assertThat(archive()).isEqualTo(archive);
	}

	@Test
	void anEndThatIsNoClosingWritesNone() throws Exception {
		try (ProgramWindow window = ProgramWindow.open(program, data)) {
			window.process().terminate();
			assertThat(window.process().awaitEnd(PATIENCE).exitCode()).isEqualTo(143);
		}
		assertThat(cache).doesNotExist();
	}

	@Test
	void whyThereIsNoneIsSaid() throws Exception {
		Files.createDirectories(cache.getParent());
		Files.writeString(cache, "no folder");
		try (ProgramWindow window = ProgramWindow.open(program, data)) {
			ProgramWindow.press(ProgramWindow.visible(), "alt+F4");
			Result end = window.process().awaitEnd(PATIENCE);
			assertThat(end.exitCode()).isZero();
			assertThat(end.err()).contains("archive of classes", cache.toString());
		}
	}

	private static void assertClosesInSilence(ProgramWindow window) throws IOException, InterruptedException {
		ProgramWindow.press(ProgramWindow.visible(), "alt+F4");
		assertThat(window.process().awaitEnd(PATIENCE)).isEqualTo(new Result(0, "", ""));
	}

	/** The files that Java has mapped into its memory. */
	private static String mapped(ProgramWindow window) throws IOException {
		return Files.readString(Path.of("/proc/" + window.process().program().pid() + "/maps"));
	}

	private Path archive() throws IOException {
		try (Stream<Path> files = Files.list(cache)) {
			return files.filter(file -> !file.endsWith("classes.lock")).reduce((one, other) -> {
				throw new AssertionError(one + " and " + other);
			}).orElseThrow();
		}
	}
}
