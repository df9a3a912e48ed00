package org.agentworld.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.ActivityChanged;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.conversation.Activity;
import org.agentworld.model.World;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.testing.Latches;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * N chats answer at once over HTTP: how long until all have, and until the first text is there, beside what a bare client
 * needs to read the same streams from the same server.
 */
class HttpBenchmark {

	private static final int TOKENS = 200;
	private static final int ROUNDS = 5;

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(ints = { 5, 0 })
	void makespanAndFirstToken(int paceMillis) throws Exception {
		System.out.printf("%n| %d tokens, one each %d ms | bare client | program | ratio | first token p50 | p99 |%n",
				TOKENS, paceMillis);
		System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
		try (ServerProcess server = new ServerProcess(TOKENS, paceMillis);
				TestEngine program = TestEngine.connectedTo(server.baseUrl(), Patience.DEFAULT, folder)) {
			World world = program.world("World", "Ada");
			Clients bare = new Clients(server.baseUrl());
			for (int warmUp = 0; warmUp < 4; warmUp++) {
				bare.drain(64);
				new Round(program, world, 64).run();
			}
			for (int chats : new int[] { 1, 4, 16, 64, 256 }) {
				measure(program, world, bare, chats);
			}
		}
	}

	/** One after the other in turns, so that whatever else the machine does hits both. */
	private static void measure(TestEngine program, World world, Clients bare, int chats) throws Exception {
		double[] ofBare = new double[ROUNDS];
		double[] ofProgram = new double[ROUNDS];
		double[] firstTokens = new double[0];
		for (int round = 0; round < ROUNDS; round++) {
			ofBare[round] = bare.drain(chats);
			Round one = new Round(program, world, chats);
			ofProgram[round] = one.run();
			firstTokens = concat(firstTokens, one.firstTokens());
		}
		double base = new Measured(ofBare).median();
		double ours = new Measured(ofProgram).median();
		System.out.printf("| %d chats | %.0f ms | %.0f ms | %.2f | %.1f ms | %.1f ms |%n", chats, base * 1e3, ours * 1e3,
				ours / base, new Measured(firstTokens).median() * 1e3, new Measured(firstTokens).percentile(99) * 1e3);
	}

	private static double[] concat(double[] some, double[] more) {
		double[] all = Arrays.copyOf(some, some.length + more.length);
		System.arraycopy(more, 0, all, some.length, more.length);
		return all;
	}

	/** New chats, a message to each at once, and what their subscribers see. */
	private static final class Round {

		private final TestEngine program;
		private final List<Reader> readers = new ArrayList<>();
		private final CountDownLatch idle;

		Round(TestEngine program, World world, int chats) {
			this.program = program;
			this.idle = new CountDownLatch(chats);
			for (int i = 0; i < chats; i++) {
				readers.add(new Reader(program.chat(world, "chat")));
			}
		}

		double run() throws Exception {
			long start = System.nanoTime();
			for (Reader reader : readers) {
				reader.sentAt = System.nanoTime();
				program.chats().send(reader.chat.chat(), "question");
			}
			Latches.await(idle);
			double seconds = (System.nanoTime() - start) / 1e9;
			readers.forEach(reader -> reader.subscription.close());
			return seconds;
		}

		double[] firstTokens() {
			return readers.stream().mapToDouble(reader -> (reader.firstTokenAt - reader.sentAt) / 1e9).toArray();
		}

		private final class Reader implements EventListener<ChatEvent> {

			private final ChatAddress chat;
			private final EventSubscription subscription;
			private volatile long sentAt;
			private volatile long firstTokenAt;

			Reader(ChatAddress chat) {
				this.chat = chat;
				this.subscription = program.subscriptions().subscribe(chat, this);
			}

			@Override
			public void onEvent(ChatEvent event) {
				switch (event) {
					case TurnChunk _ when firstTokenAt == 0 -> firstTokenAt = System.nanoTime();
					case TurnFailed failed -> throw new IllegalStateException(failed.turn().error().toString());
					case ActivityChanged changed when changed.activity() == Activity.IDLE -> idle.countDown();
					default -> {
						// Not measured.
					}
				}
			}

			@Override
			public void onOverflow() {
				throw new IllegalStateException("the benchmark's own subscriber is too slow");
			}
		}
	}
}
