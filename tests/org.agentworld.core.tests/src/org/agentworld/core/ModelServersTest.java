package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.events.conversation.Usage;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.model.ModelFactory;
import org.agentworld.spi.provider.CallControl;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.spi.provider.ModelOutput;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.provider.Secret;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.Latches;
import org.agentworld.testing.MemoryKeyring;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.VirtualTimers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Questions to servers outside any chat: each ends, in time, with an answer or with words that say what is wrong. */
class ModelServersTest {

	private static final Secret TYPED = new Secret("typed");

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	private final VirtualTimers clock = new VirtualTimers();
	private final FakeServer server = new FakeServer();
	private final MemoryKeyring keyring = new MemoryKeyring();
	private TestEngine program;

	/** Does what the test says. */
	private static final class FakeServer implements LlmProvider {

		interface Listing {
			Optional<List<ModelInfo>> of(Connection connection, CallControl control)
					throws ProviderException, InterruptedException;
		}

		volatile Listing listing = (_, _) -> Optional.empty();
		volatile TurnError refusal;
		volatile String asked = "";

		@Override
		public Optional<List<ModelInfo>> models(Connection connection, CallControl control)
				throws ProviderException, InterruptedException {
			return listing.of(connection, control);
		}

		@Override
		public ModelResult generate(ModelRequest request, ModelOutput output)
				throws ProviderException, InterruptedException {
			asked = request.model();
			if (refusal != null) {
				throw new ProviderException(refusal);
			}
			output.text("OK");
			return new ModelResult(ModelResult.Finish.COMPLETE, Usage.UNKNOWN);
		}
	}

	@BeforeEach
	void open() {
		program = new TestEngine(folder, server, Route.unlimited(TestEngine.CONNECTION), keyring, clock);
	}

	@AfterEach
	void close() {
		program.close();
	}

	@Test
	void theListComesFromTheServerWithTheKeyThatWasTyped() {
		server.listing = (connection, _) -> Optional.of(List.of(new ModelInfo(connection.key().orElseThrow().reveal(), "M")));
		assertThat(TestEngine.get(servers().models(draft(""), Optional.of(TYPED))))
				.contains(List.of(new ModelInfo("typed", "M")));
	}

	@Test
	void whatNamesNoModelOrDeceivesIsLeftOutOfTheList() {
		server.listing = (_, _) -> Optional.of(Stream.of("", " ", "a\u0000", "a\nb", "a\u202eb", "a\u200bb", "a\u2028b", "a\ud83d",
				"a\ue000", "x".repeat(201), "good-1", "Zoë 🐢").map(id -> new ModelInfo(id, id)).toList());
		assertThat(TestEngine.get(servers().models(draft(""), Optional.empty())).orElseThrow()).extracting(ModelInfo::id)
				.containsExactly("good-1", "Zoë 🐢");
		server.listing = (_, _) -> Optional.of(List.of(new ModelInfo("good-1", "a\u202eb", OptionalInt.of(7))));
		assertThat(TestEngine.get(servers().models(draft(""), Optional.empty())))
				.contains(List.of(new ModelInfo("good-1", "good-1", OptionalInt.of(7))));
	}

	@Test
	void anEndlessListIsCut() {
		server.listing = (_, _) -> Optional.of(IntStream.range(0, 6_000).mapToObj(i -> new ModelInfo("m" + i, "M")).toList());
		assertThat(TestEngine.get(servers().models(draft(""), Optional.empty())).orElseThrow()).hasSize(5_000).last()
				.isEqualTo(new ModelInfo("m4999", "M"));
		assertThat(TestEngine.get(servers().test(draft(""), Optional.empty()))).contains("offers 5000 models");
	}

	@Test
	void aServerWithoutAListIsNoError() {
		assertThat(TestEngine.get(servers().models(draft(""), Optional.empty()))).isEmpty();
	}

	@Test
	void whatIsWrongIsSaidInTheProvidersWords() {
		server.listing = (_, _) -> {
			throw new ProviderException(TurnError.of(Kind.AUTHENTICATION, "It did not accept the key."));
		};
		assertThat(TestEngine.refusal(servers().models(draft(""), Optional.empty()))).hasMessage("It did not accept the key.");
	}

	@Test
	void aKeyThatIsMissingIsSaidBeforeAnybodyIsAsked() {
		ConnectionSettings draft = draft("");
		draft.setId("mine");
		draft.setKeySource(KeySource.KEYRING);
		assertThat(TestEngine.refusal(servers().models(draft, Optional.empty()))).hasMessageContaining("has no key");
	}

	/** Else a person who unlocks the keyring slowly would be told that the server does not answer. */
	@Test
	void theTimeInWhichTheKeyringAsksThePersonIsNotTheServers() throws Exception {
		keyring.put("mine", new Secret("kept"));
		ConnectionSettings draft = draft("");
		draft.setId("mine");
		draft.setKeySource(KeySource.KEYRING);
		server.listing = (connection, _) -> Optional.of(List.of(new ModelInfo(connection.key().orElseThrow().reveal(), "M")));
		keyring.hold();
		CompletableFuture<Optional<List<ModelInfo>>> answer = servers().models(draft, Optional.empty());
		keyring.awaitHeld();
		clock.advance(Duration.ofMinutes(1));
		keyring.release();
		assertThat(TestEngine.get(answer)).contains(List.of(new ModelInfo("kept", "M")));
	}

	@Test
	void aProviderThatDoesNotReturnIsGivenUpAndClosed() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CompletableFuture<Void> closed = new CompletableFuture<>();
		CompletableFuture<Void> interrupted = new CompletableFuture<>();
		server.listing = (_, control) -> {
			control.onCancel(() -> closed.complete(null));
			asked.countDown();
			try {
				new CountDownLatch(1).await();
			} catch (InterruptedException e) {
				interrupted.complete(null);
				throw e;
			}
			return Optional.empty();
		};
		CompletableFuture<?> answer = servers().models(draft(""), Optional.empty());
		Latches.await(asked);
		clock.advance(Duration.ofSeconds(20));

		assertThat(TestEngine.refusal(answer)).hasMessage(
				"The server of 'Mine' did not answer within 20 s. Check the address and the network.");
		TestEngine.get(closed);
		TestEngine.get(interrupted);
		assertThat(clock.planned()).isZero();
	}

	@Test
	void cancellingTheFutureEndsTheCall() throws Exception {
		CompletableFuture<Void> closed = new CompletableFuture<>();
		CompletableFuture<?> answer = askWhoNeverAnswers(closed);
		answer.cancel(true);
		TestEngine.get(closed);
	}

	@Test
	void theEnginesEndCancelsAllCallsAndThoseThatComeLater() throws Exception {
		ModelServers servers = servers();
		CompletableFuture<Void> closed = new CompletableFuture<>();
		CompletableFuture<?> answer = askWhoNeverAnswers(closed);
		program.engine().close();
		TestEngine.get(closed);
		assertThat(answer).isCancelled();
		assertThat(servers.models(draft(""), Optional.empty())).isCancelled();
	}

	/** @param closed completed when the server's side is closed */
	private CompletableFuture<?> askWhoNeverAnswers(CompletableFuture<Void> closed) throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(1);
		server.listing = (_, control) -> {
			control.onCancel(() -> closed.complete(null));
			asked.countDown();
			new CountDownLatch(1).await();
			return Optional.empty();
		};
		CompletableFuture<?> answer = servers().models(draft(""), Optional.empty());
		Latches.await(asked);
		return answer;
	}

	@Test
	void aFaultyProviderIsNamedAsSuch() {
		server.listing = (_, _) -> {
			throw new NoClassDefFoundError("gone");
		};
		assertThat(TestEngine.refusal(servers().models(draft(""), Optional.empty())))
				.hasMessageContaining("NoClassDefFoundError").hasMessageContaining("Its plug-in is faulty");
	}

	@Test
	void aTestAsksForTheListAndThenTheModel() {
		server.listing = (_, _) -> Optional.of(List.of(new ModelInfo("a", "A"), new ModelInfo("b", "B")));
		assertThat(TestEngine.get(servers().test(draft("b"), Optional.empty())))
				.isEqualTo("The server answers and offers 2 models. The model 'b' answered.");
		assertThat(server.asked).isEqualTo("b");
	}

	@Test
	void aTestFindsThatTheQuotaIsUsedUpThoughTheKeyIsGood() {
		server.listing = (_, _) -> Optional.of(List.of(new ModelInfo("a", "A")));
		server.refusal = TurnError.of(Kind.QUOTA, "The quota is used up.");
		assertThat(TestEngine.refusal(servers().test(draft("a"), Optional.empty()))).hasMessage("The quota is used up.");
	}

	@Test
	void aTestWithoutAModelSaysWhatWasNotTested() {
		server.listing = (_, _) -> Optional.of(List.of(new ModelInfo("a", "A")));
		assertThat(TestEngine.get(servers().test(draft(""), Optional.empty())))
				.isEqualTo("The server answers and offers 1 model. Choose one as the default model to test it too.");
		assertThat(server.asked).isEmpty();
	}

	private ModelServers servers() {
		return program.engine().modelServers();
	}

	private static ConnectionSettings draft(String model) {
		ConnectionSettings draft = ModelFactory.eINSTANCE.createConnectionSettings();
		draft.setName("Mine");
		draft.setProvider("test");
		draft.setDefaultModel(model);
		return draft;
	}
}
