package org.agentworld.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.agentworld.acceptance.HeadlessProgram.Result;
import org.agentworld.acceptance.HeadlessProgram.Running;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.ModelServer.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondProcessTest {

	@TempDir
	Path data;

	private final HeadlessProgram program = HeadlessProgram.ofThisBuild();

	@Test
	void aSecondProcessNamesTheFirstAndEndsAndDoesNotDisturbIt() throws Exception {
		CountDownLatch released = new CountDownLatch(1);
		try (ModelServer server = ModelServer.start((Asked _) -> reply -> {
			reply.text("Before. ");
			released.await();
			reply.text("After.");
			reply.end();
		}); Running first = program.start(command(server, "first"))) {
			server.awaitRequest();

			Result second = program.run(command(server, "second"));
			assertThat(second.exitCode()).isEqualTo(1);
			assertThat(second.out()).isEmpty();
			assertThat(second.err()).contains("process " + first.pid(), data.toString()).hasLineCount(1);

			released.countDown();
			Result undisturbed = first.awaitEnd(Duration.ofSeconds(20));
			assertThat(undisturbed.exitCode()).isZero();
			assertThat(undisturbed.out()).isEqualTo("A · Assistant │ Before. After.\n");
			assertThat(undisturbed.err()).isEmpty();

			assertThat(program.run(command(server, "third")).exitCode()).isZero();
			assertThat(server.asked()).extracting(Asked::lastText).containsExactly("first", "third");
		}
	}

	private String[] command(ModelServer server, String text) {
		return new String[] { "chat", "--data", data.toString(), "--world", "W", "--chat", "A", "--base-url",
				server.baseUrl().toString(), "--model", "m", text };
	}
}
