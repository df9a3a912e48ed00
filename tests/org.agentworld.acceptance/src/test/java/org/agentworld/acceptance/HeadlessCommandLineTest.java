package org.agentworld.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.agentworld.acceptance.HeadlessProgram.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlessCommandLineTest {

	private final HeadlessProgram program = HeadlessProgram.ofThisBuild();

	@Test
	void helpSaysHowToUseIt() {
		Result result = program.run("--help");

		assertThat(result.exitCode()).isZero();
		assertThat(result.out()).startsWith("Usage: ./run --headless ").contains("demo", "chat", "--version");
		assertThat(result.err()).isEmpty();
	}

	@Test
	void versionIsOneLineWithoutTheTimeOfTheBuild() {
		Result result = program.run("--version");

		assertThat(result.exitCode()).isZero();
		assertThat(result.out()).matches("Agent World Workbench \\d+\\.\\d+\\.\\d+\n");
		assertThat(result.err()).isEmpty();
	}

	@Test
	void anUnknownCommandIsNamed() {
		Result result = program.run("dmeo");

		assertThat(result.exitCode()).isEqualTo(2);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).contains("'dmeo'").endsWith("'./run --headless --help' says more.\n");
	}

	@Test
	void noCommandIsRefused() {
		Result result = program.run();

		assertThat(result.exitCode()).isEqualTo(2);
		assertThat(result.err()).startsWith("No command was given.").endsWith("'./run --headless --help' says more.\n");
	}

	/** Equinox makes a log there only if something went wrong, such as a bundle that does not resolve. */
	@Test
	void theFirstStartAndTheNextLeaveNothingInThePlatformsLog(@TempDir Path folder) throws IOException {
		HeadlessProgram fresh = program.copiedTo(folder);
		for (int start = 1; start <= 2; start++) {
			assertThat(fresh.run("--version").exitCode()).isZero();
			assertThat(fresh.product().resolve("configuration")).isDirectoryNotContaining("glob:**.log");
		}
	}
}
