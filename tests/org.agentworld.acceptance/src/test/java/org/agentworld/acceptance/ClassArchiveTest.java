package org.agentworld.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.agentworld.acceptance.HeadlessProgram.Result;
import org.agentworld.acceptance.HeadlessProgram.Running;
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
		openAndClose(false);
		Path archive = archive();
		FileTime written = Files.getLastModifiedTime(archive);
		assertThat(Files.getPosixFilePermissions(cache)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
		openAndClose(true);
		assertThat(archive()).isEqualTo(archive);
		assertThat(Files.getLastModifiedTime(archive)).isEqualTo(written);
	}

	@Test
	void oneThatJavaRefusesIsDeletedAndWrittenAnew() throws Exception {
		openAndClose(false);
		Path archive = archive();
		byte[] good = Files.readAllBytes(archive);
		for (byte[] bad : List.of("no archive".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(good, 1_000_000))) {
			Files.deleteIfExists(archive); // Java made it read-only.
			Files.write(archive, bad);
			openAndClose(false);
			assertThat(archive).as("of %d bytes", bad.length).doesNotExist();
		}
		openAndClose(false);
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

	/** It has loaded little of what a window needs. */
	@Test
	void whatEndsBeforeItHasAWindowWritesNone() throws Exception {
		try (Running misunderstood = program.startWindow("--no-such-option")) {
			assertThat(misunderstood.awaitEnd(PATIENCE).exitCode()).isEqualTo(2);
		}
		assertThat(cache).doesNotExist();
	}

	@Test
	void whyThereIsNoneIsSaid() throws Exception {
		Files.createDirectories(cache.getParent());
		Files.writeString(cache, "no folder");
		try (ProgramWindow window = ProgramWindow.open(program, data)) {
			Result end = window.closeByKey();
			assertThat(end.exitCode()).isZero();
			assertThat(end.err()).hasLineCount(1).contains("archive of classes", cache.toString());
		}
	}

	/** Opens a window, which does or does not have classes from the archive, and closes it. */
	private void openAndClose(boolean usesArchive) throws IOException, InterruptedException {
		try (ProgramWindow window = ProgramWindow.open(program, data)) {
			assertThat(usesArchive(window.process().info())).isEqualTo(usesArchive);
			assertThat(window.closeByKey()).isEqualTo(new Result(0, "", ""));
		}
	}

	/** That a file is mapped is not enough: Java may have refused it afterwards. */
	private static boolean usesArchive(String info) {
		if (info.contains("CDS archive(s) not mapped")) {
			return false;
		}
		Matcher mapped = Pattern.compile("CDS archive.* mapped at: \\[\\w+-(\\w+)-(\\w+)\\)").matcher(info);
		assertThat(mapped.find()).as("%s", info).isTrue();
		return !mapped.group(1).equals(mapped.group(2));
	}

	private Path archive() throws IOException {
		try (Stream<Path> files = Files.list(cache)) {
			return files.filter(file -> !file.endsWith("classes.lock")).reduce((one, other) -> {
				throw new AssertionError(one + " and " + other);
			}).orElseThrow();
		}
	}
}
