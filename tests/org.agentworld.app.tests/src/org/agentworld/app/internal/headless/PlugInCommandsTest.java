package org.agentworld.app.internal.headless;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.agentworld.app.internal.caller.ProcessCaller;
import org.agentworld.app.internal.caller.Terminal;
import org.agentworld.app.internal.client.Client;
import org.agentworld.app.internal.owner.OwnerSocket;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.core.PlugIns;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.Latches;
import org.agentworld.testing.TestPlugIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What plug-ins offer, on the command line. */
class PlugInCommandsTest {

	private static final String EXTENSIONS = "<extension point='org.agentworld.spi.agents'>"
			+ "<promptAgent id='reader' name='Reader' description='Reads &#xFC; with\ncare.' temperature='0.5'>"
			+ "<prompt>You read.</prompt></promptAgent>"
			+ "<classAgent id='repeats' name='Repeats' class='" + Repeats.class.getName() + "'/></extension>";
	private static final String OFFERED = "test.offers/reader\tReader\tfalse\tPlug-in test.offers\tReads ü with care.\n"
			+ "test.offers/repeats\tRepeats\ttrue\tPlug-in test.offers\t\n";

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	@Test
	void anAgentBeginsWithWhatAPlugInOffers() throws Exception {
		done("world", "create", "W");
		try (TestPlugIn _ = TestPlugIn.start("test.offers", EXTENSIONS, Repeats.class)) {
			assertThat(done("agent", "offered")).isEqualTo(OFFERED);
			assertThat(done("agent", "offered", "--format", "json")).startsWith("{\"id\":\"test.offers/reader\",\"name\":\"Reader\","
					+ "\"answeredByClass\":false,\"plugIn\":\"Plug-in test.offers\",\"description\":\"Reads ").hasLineCount(2);
			assertThat(run("agent", "create", "--world", "W", "--from", "test.offers/none").err())
					.contains("'test.offers/none'. There are: test.offers/reader, test.offers/repeats.");

			String repeats = done("agent", "create", "--world", "W", "--from", "test.offers/repeats").strip();
			String ada = done("agent", "create", "--world", "W", "Ada", "--from", "test.offers/reader", "--model", "m").strip();
			assertThat(done("agent", "list", "--world", "W"))
					.isEqualTo(repeats + "\tRepeats\t\t\ttrue\n" + ada + "\tAda\t\tm\ttrue\n");
			assertThat(run("agent", "create", "--world", "W", "--from", "test.offers/repeats").err()).contains("'Repeats'");
			assertThat(done("export", "W", "--format", "json", "--output", "-")).contains("You read.", "test.offers/reader");
			assertThat(done("chat", "--world", "W", "--chat", "A", "@Repeats this"))
					.contains("A · Repeats │ Repeats repeats: ", "this");
		}
		assertThat(done("agent", "offered")).isEmpty();
	}

	/** The owner's plug-ins are what counts, those that came while it ran too. */
	@Test
	void aClientSeesWhatWasInstalledWhileItsOwnerRan() throws Exception {
		try (OpenProgram owner = new OpenProgram(folder.resolve("data"));
				OwnerSocket _ = OwnerSocket.open(owner.folder(), new ServedCommands(owner, () -> Optional.of("There is no window.")))) {
			assertThat(asClient("world", "create", "W").exitCode()).isZero();
			assertThat(asClient("agent", "offered").out()).isEmpty();
			try (TestPlugIn _ = install(owner.engine().plugIns())) {
				assertThat(asClient("agent", "offered")).isEqualTo(new Run(0, OFFERED, ""));
				Run created = asClient("agent", "create", "--world", "W", "--from", "test.offers/repeats", "Bob");
				assertThat(created.err()).isEmpty();
				assertThat(owner.engine().worlds().all().getFirst().getAgents()).singleElement()
						.satisfies(agent -> assertThat(agent.getId() + "\n").isEqualTo(created.out()))
						.satisfies(agent -> assertThat(agent.getContribution()).isEqualTo("test.offers/repeats"));
				assertThat(asClient("chat", "--world", "W", "--chat", "A", "this").out()).isEqualTo("A · Bob │ Bob repeats: this\n");
				assertThat(asClient("agent", "create", "--world", "W", "--from", "none").exitCode()).isEqualTo(1);
			}
		}
	}

	/** Installs the plug-in into the running program, and waits until that offers its agents. */
	private static TestPlugIn install(PlugIns plugIns) throws InterruptedException {
		CountDownLatch offered = new CountDownLatch(1);
		Runnable end = plugIns.onChange(() -> {
			if (plugIns.agents().size() == 2) {
				offered.countDown();
			}
		});
		try {
			TestPlugIn installed = TestPlugIn.start("test.offers", EXTENSIONS, Repeats.class);
			Latches.await(offered);
			return installed;
		} finally {
			end.run();
		}
	}

	private Run asClient(String... arguments) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		ProcessCaller caller = new ProcessCaller(new Terminal(new ByteArrayInputStream(new byte[0]), out, err));
		int code = new Client(folder.resolve("data")).run(List.of(all(arguments)), caller).orElseThrow();
		return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
	}

	private String done(String... arguments) throws Exception {
		Run run = run(arguments);
		assertThat(run.err()).isEmpty();
		assertThat(run.exitCode()).isZero();
		return run.out();
	}

	private Run run(String... arguments) throws Exception {
		return Run.of("", all(arguments));
	}

	private String[] all(String... arguments) {
		return Stream.concat(Stream.of(arguments), Stream.of("--data", folder.resolve("data").toString()))
				.toArray(String[]::new);
	}
}
