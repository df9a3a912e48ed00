package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.spi.provider.Secret;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.MemoryKeyring;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;

/** Connections are kept, and reach the turns; their keys are kept elsewhere. */
class ConnectionManagerTest extends CoreTest {

	private static final Secret KEY = new Secret("sk-canary-" + UUID.randomUUID());

	private Keyring keyring = new MemoryKeyring();

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder, provider, Route.unlimited(TestEngine.CONNECTION), keyring, Timers.system());
	}

	@Test
	void aFreshStoreHasTheOneThatNeedsNothing() {
		assertThat(connections().all()).extracting(ConnectionSettings::getId).containsExactly("offline");
	}

	@Test
	void whatIsCreatedIsThereAfterARestart() throws Exception {
		ConnectionSettings draft = draft("My Server!");
		draft.setBaseUrl("http://localhost:8080/v1");
		draft.setDefaultModel("m");
		draft.setRetries(7);
		draft.setParallelCalls(3);
		draft.setConnectSeconds(1);
		draft.setFirstTokenSeconds(2);
		draft.setSilenceSeconds(3);
		ConnectionSettings created = connections().create(draft, Optional.of(KEY));
		assertThat(created.getId()).isEqualTo("my-server");
		assertThat(created.getKeySource()).isEqualTo(KeySource.KEYRING);
		assertThat(keyring.find("my-server")).contains(KEY);

		program.restart();

		ConnectionSettings kept = connections().find("my-server").orElseThrow();
		assertThat(kept.getName()).isEqualTo("My Server!");
		assertThat(kept.getBaseUrl()).isEqualTo("http://localhost:8080/v1");
		assertThat(List.of(kept.getRetries(), kept.getParallelCalls(), kept.getConnectSeconds(),
				kept.getFirstTokenSeconds(), kept.getSilenceSeconds())).containsExactly(7, 3, 1, 2, 3);
		assertThat(kept.getRevision()).isEqualTo(1);
		assertThat(connections().keyFault("my-server")).isEmpty();
	}

	@Test
	void severalOfAKindHaveIdsOfTheirOwn() throws Exception {
		ConnectionSettings first = draft("Work");
		first.setId("openai");
		ConnectionSettings second = draft("Home");
		second.setId("openai");
		assertThat(connections().create(first, Optional.empty()).getId()).isEqualTo("openai");
		assertThat(connections().create(second, Optional.empty()).getId()).isEqualTo("openai-2");
	}

	@Test
	void aNameThatIsTakenAnAddressThatIsNoneAndAStaleEditAreRefused() throws Exception {
		ConnectionSettings one = connections().create(draft("One"), Optional.empty());
		assertThatThrownBy(() -> connections().create(draft("one"), Optional.empty())).hasMessageContaining("'one'");
		assertThatThrownBy(() -> connections().create(edited(draft("Two"), two -> two.setBaseUrl("http://localhost:99999")),
				Optional.empty())).isInstanceOf(RefusedException.class).hasMessageContaining("between 1 and 65535");
		assertThatThrownBy(() -> connections().create(edited(draft("Two"), two -> two.setBaseUrl("localhost:1")),
				Optional.empty())).isInstanceOf(InvalidException.class).hasMessageContaining("http://");
		connections().update(edited(one, it -> it.setDefaultModel("a")), Optional.empty());
		assertThatThrownBy(() -> connections().update(edited(one, it -> it.setDefaultModel("b")), Optional.empty()))
				.isInstanceOf(StaleRevisionException.class);
		assertThat(connections().find(one.getId()).orElseThrow().getDefaultModel()).isEqualTo("a");
	}

	@Test
	void oneThatIsUsedIsNotDeleted() throws Exception {
		String id = connections().create(draft("Used"), Optional.of(KEY)).getId();
		World world = program.world("Garden", it -> it.getAgents().getFirst().setConnection(id), "Ada");

		assertThatThrownBy(() -> connections().delete(id)).isInstanceOf(RefusedException.class)
				.hasMessage("The connection 'Used' is used by the agent 'Ada' of 'Garden'. Give them another one first.");
		assertThat(keyring.find(id)).contains(KEY);

		program.worlds().delete(world.getId());
		connections().delete(id);
		assertThat(connections().find(id)).isEmpty();
		assertThat(keyring.find(id)).isEmpty();
		program.restart();
		assertThat(connections().find(id)).isEmpty();
	}

	@Test
	void aTurnGetsTheKeyAndTheSettingsAsTheyAreThen() throws Exception {
		ConnectionSettings created = connections().create(edited(draft("Mine"), it -> it.setDefaultModel("first")),
				Optional.of(KEY));
		ChatRecorder chat = chat(program.world("World", world -> world.setConnection(created.getId()), "Ada"), "chat");

		Call call = ask(chat, "question");
		assertThat(call.request().connection().key()).contains(KEY);
		assertThat(call.request().model()).isEqualTo("first");
		answer(call, chat, "answer");
		chat.awaitIdle();
		connections().update(edited(created, it -> it.setDefaultModel("second")), Optional.empty());
		assertThat(ask(chat, "again").request().model()).isEqualTo("second");
	}

	@Test
	void theWorldsModelIsAskedOverTheWorldsConnectionAlone() throws Exception {
		String other = connections().create(edited(draft("Other"), it -> it.setDefaultModel("of the other")),
				Optional.empty()).getId();
		World world = program.world("World", it -> {
			it.setModel("of the world");
			it.getAgents().get(1).setConnection(other);
		}, "Ada", "Bob");
		ChatRecorder chat = chat(world, "chat");

		Call first = ask(chat, "question");
		assertThat(first.request().model()).isEqualTo("of the world");
		answer(first, chat, "answer");
		assertThat(call(chat).request().model()).isEqualTo("of the other");
	}

	@Test
	void aKeyThatIsMissingFailsTheTurnInWordsAndEntersInPlace() throws Exception {
		ConnectionSettings created = connections().create(draft("Mine"), Optional.of(KEY));
		keyring.remove(created.getId());
		ChatRecorder chat = chat(program.world("World", world -> world.setConnection(created.getId()), "Ada"), "chat");
		program.send(chat.chat(), "question");

		TurnFailed failed = chat.await(TurnFailed.class, _ -> true);
		assertThat(failed.turn().error()).contains(TurnError.of(Kind.AUTHENTICATION,
				"The connection 'Mine' has no key. Enter it, and try again."));
		assertThat(connections().keyFault(created.getId())).contains(failed.turn().error().orElseThrow().message());

		connections().putKey(created.getId(), KEY);
		TestEngine.get(program.chats().retry(id(chat), failed.turn().id()));
		assertThat(call(chat).request().connection().key()).contains(KEY);
	}

	@Test
	void aVariableThatIsNotSetIsNamed() throws Exception {
		ConnectionSettings created = connections().create(edited(draft("Env"), it -> {
			it.setKeySource(KeySource.ENVIRONMENT);
			it.setKeyVariable("AGENTWORLD_TEST_NO_SUCH_VARIABLE");
		}), Optional.empty());

		assertThat(connections().keyFault(created.getId()).orElseThrow())
				.contains("AGENTWORLD_TEST_NO_SUCH_VARIABLE of the environment, which is not set");
	}

	/** People paste into the wrong field. */
	@Test
	void whatWasTypedAsAVariableIsNotSavedUnlessItIsOne() throws Exception {
		for (String pasted : List.of(KEY.reveal(), "gsk_abc123")) {
			ConnectionSettings created = connections().create(edited(draft("Mine " + pasted.length()), it -> {
				it.setKeySource(KeySource.NONE);
				it.setKeyVariable(pasted);
			}), Optional.of(KEY));
			assertThat(connections().find(created.getId()).orElseThrow().getKeyVariable()).isEmpty();
			assertThat(program.store().connections()).noneMatch(one -> one.getKeyVariable().contains(pasted));

			assertThatThrownBy(() -> connections().create(edited(draft("Other"), it -> {
				it.setKeySource(KeySource.ENVIRONMENT);
				it.setKeyVariable(pasted);
			}), Optional.empty())).isInstanceOf(RefusedException.class).hasMessageContaining("capital letters")
					.message().doesNotContain(pasted);
		}
	}

	@Test
	void aKeyThatIsReplacedByAnotherSourceIsForgotten() throws Exception {
		ConnectionSettings created = connections().create(draft("Mine"), Optional.of(KEY));
		connections().update(edited(created, it -> it.setKeySource(KeySource.NONE)), Optional.empty());
		assertThat(keyring.find(created.getId())).isEmpty();
		assertThat(connections().removeKey(created.getId()).getKeySource()).isEqualTo(KeySource.NONE);
	}

	@Test
	void withoutAKeyringAKeyLivesForThisRun() throws Exception {
		program.close();
		keyring = Keyring.unavailable("There is none.");
		program = newProgram();
		ConnectionSettings created = connections().create(draft("Mine"), Optional.of(KEY));
		assertThat(created.getKeySource()).isEqualTo(KeySource.THIS_RUN);
		assertThat(connections().whyKeysAreNotKept()).contains("There is none.");
		assertThat(connections().keyFault(created.getId())).isEmpty();

		program.restart();

		assertThat(connections().keyFault(created.getId()).orElseThrow()).contains("has no key");
	}

	@Test
	void noFileOfTheDataFolderHoldsAKey() throws Exception {
		ConnectionSettings created = connections().create(draft("Mine"), Optional.of(KEY));
		ChatRecorder chat = chat(program.world("World", world -> world.setConnection(created.getId()), "Ada"), "chat");
		ask(chat, "question").fail(TurnError.of(Kind.AUTHENTICATION, "No."));
		chat.await(TurnFailed.class, _ -> true);
		assertNowhere(KEY.reveal());
		assertThat(chat.events().toString()).doesNotContain(KEY.reveal());
		assertThat(created.toString()).doesNotContain(KEY.reveal());
	}

	private void assertNowhere(String text) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			List<Path> all = files.filter(Files::isRegularFile).toList();
			assertThat(all).isNotEmpty();
			for (Path file : all) {
				assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain(text);
			}
		}
	}

	private ConnectionManager connections() {
		return program.engine().connections();
	}

	private static ConnectionSettings draft(String name) {
		ConnectionSettings draft = ModelFactory.eINSTANCE.createConnectionSettings();
		draft.setName(name);
		draft.setProvider("test");
		return draft;
	}
}
