package org.agentworld.providers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import org.agentworld.providers.internal.Call;
import org.agentworld.providers.internal.openai.OpenAiProvider;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.Latches;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;

/** What takes long at first is not done by the virtual threads of turns. */
class PreparedTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@Test
	void aThreadOfTheSystemMakesItOnceAndTurnsWaitForIt() throws Exception {
		Queue<Thread> makers = new ConcurrentLinkedQueue<>();
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		Prepared<Object> prepared = new Prepared<>("test", () -> {
			makers.add(Thread.currentThread());
			begun.countDown();
			Latches.await(release);
			return new Object();
		});
		List<FutureTask<Object>> turns = Stream.generate(() -> new FutureTask<>(prepared::get)).limit(3).toList();
		List<Thread> threads = turns.stream().map(turn -> Thread.ofVirtual().start(turn)).toList();
		Latches.await(begun);
		threads.getFirst().interrupt();
		threads.getFirst().join();
		assertThat(turns.getFirst().exceptionNow()).isInstanceOf(InterruptedException.class);
		release.countDown();
		assertThat(turns.get(1).get()).isNotNull().isSameAs(turns.get(2).get());
		assertThat(makers).hasSize(1).noneMatch(Thread::isVirtual);
	}

	@Test
	void langChain4jIsLoadedByAThreadOfTheSystem() throws Exception {
		Queue<Thread> users = new ConcurrentLinkedQueue<>();
		OpenAiProvider provider = new OpenAiProvider() {
			@Override
			protected StreamingChatModel streamingModel(HttpClientBuilder client, String model) {
				users.add(Thread.currentThread());
				return super.streamingModel(client, model);
			}
		};
		try (ModelServer server = ModelServer.start(Script.answer("ok"))) {
			Call.start(provider, Call.request(Call.connection(server.baseUrl(), ""), "Hello")).await();
			assertThat(users).hasSize(2).element(0).matches(thread -> !thread.isVirtual());
			assertThat(server.asked()).hasSize(1);
		}
	}

	@Test
	void aClientThatHasDiedIsReplaced() throws Exception {
		HttpClients clients = new HttpClients(new PlatformProxies(), SystemTrust.context());
		var first = clients.client(Duration.ofSeconds(10));
		assertThat(clients.client(Duration.ofSeconds(10))).isSameAs(first);
		first.shutdownNow();
		assertThat(first.awaitTermination(Duration.ofSeconds(20))).isTrue();
		assertThat(clients.client(Duration.ofSeconds(10))).isNotSameAs(first).matches(client -> !client.isTerminated());
	}
}
