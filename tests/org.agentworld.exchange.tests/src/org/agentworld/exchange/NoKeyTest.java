package org.agentworld.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.spi.provider.Secret;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.MemoryKeyring;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.TestServices;
import org.junit.jupiter.api.Test;

/** A key that is used for each answer is in no export. */
class NoKeyTest extends ExchangeTest {

	private static final String CANARY = "sk-canary-in-the-keyring-0123456789";
	/** Of the environment of this process: whatever it is, its value must not be found. */
	private static final String VARIABLE = "PATH";

	private final MemoryKeyring keyring = new MemoryKeyring();
	private final TestServices services = new TestServices();

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder.resolve("data"), services, keyring);
	}

	@Test
	void noExportHoldsAKey() throws Exception {
		ConnectionSettings kept = connection("Kept", KeySource.KEYRING, Optional.of(new Secret(CANARY)));
		ConnectionSettings named = connection("Named", KeySource.ENVIRONMENT, Optional.empty());
		assertThat(keyring.kept(kept.getId())).contains(CANARY);
		World world = program.world("World", settings -> {
			settings.setConnection(kept.getId());
			settings.setModel("model");
			settings.setTitleConnection(named.getId());
		}, "Ada", "Grace");
		var grace = world.getAgents().getLast();
		grace.setConnection(named.getId());
		grace.setModel("model");
		program.worlds().updateAgent(world.getId(), grace);
		ChatAddress chat = program.chat(world, "Talk");
		try (ChatRecorder recorder = new ChatRecorder(program.subscriptions(), chat)) {
			program.send(chat, "Hello");
			var call = services.answers().nextCall(chat.chat());
			assertThat(call.request().connection().key().orElseThrow().reveal()).as("the key is in use").isEqualTo(CANARY);
			call.text("Hi").end();
			var second = services.answers().nextCall(chat.chat());
			assertThat(second.request().connection().key().orElseThrow().reveal()).isEqualTo(System.getenv(VARIABLE));
			second.text("Hi, too").end();
			recorder.await(ChatEvent.MessageCommitted.class, event -> event.message().text().equals("Hi, too"));
			recorder.awaitIdle();
		}
		for (ExportFormat format : ExportFormat.values()) {
			assertHasNoKey(export(new ExportSubject.WholeWorld(world.getId()), format));
			assertHasNoKey(export(new ExportSubject.OneChat(chat.chat()), format));
		}
		for (var agent : world.getAgents()) {
			assertHasNoKey(export(new ExportSubject.OneAgent(world.getId(), agent.getId()), ExportFormat.JSON));
		}
		assertThat(Files.readString(export(world.getId()))).as("connections are named").contains(kept.getId(),
				named.getId());
	}

	private ConnectionSettings connection(String name, KeySource source, Optional<Secret> key) throws Exception {
		ConnectionSettings draft = ModelFactory.eINSTANCE.createConnectionSettings();
		draft.setName(name);
		draft.setProvider(TestServices.LISTED);
		draft.setKeySource(source);
		draft.setKeyVariable(source == KeySource.ENVIRONMENT ? VARIABLE : "");
		return program.engine().connections().create(draft, key);
	}

	private static void assertHasNoKey(Path file) throws Exception {
		String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
		for (String key : List.of(CANARY, System.getenv(VARIABLE))) {
			assertThat(content).as(file.toString()).doesNotContain(key);
		}
	}
}
