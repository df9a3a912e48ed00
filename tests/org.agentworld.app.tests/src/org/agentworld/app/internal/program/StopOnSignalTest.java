package org.agentworld.app.internal.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StopOnSignalTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@Test
	void aSignalLetsTheProgramCloseItsThingsFirst() throws Exception {
		assertThat(outputAfterSignal("obedient")).isEqualTo("closed\n");
	}

	@Test
	void aProgramThatDoesNotStopIsCutOffAndSaysSo() throws Exception {
		assertThat(outputAfterSignal("deaf")).startsWith("What was running did not end within 100 ms").doesNotContain("closed");
	}

	private static String outputAfterSignal(String manner) throws IOException, InterruptedException {
		String classPath = location(StopOnSignal.class) + File.pathSeparator + location(SignalledProgram.class);
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				classPath, SignalledProgram.class.getName(), manner).redirectErrorStream(true).start();
		try (BufferedReader output = process.inputReader()) {
			assertThat(output.readLine()).isEqualTo("ready");
			process.toHandle().destroy();
			String rest = output.readAllAsString();
			assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).as("128 + SIGTERM").isEqualTo(143);
			return rest;
		} finally {
			process.destroyForcibly();
		}
	}

	/** Equinox leaves spaces and percent signs in these URLs as they are, so that they are no URIs. */
	private static Path location(Class<?> type) {
		return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
	}
}
