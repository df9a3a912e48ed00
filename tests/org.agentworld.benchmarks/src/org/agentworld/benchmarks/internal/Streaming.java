package org.agentworld.benchmarks.internal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.spi.provider.Connection;

/** Chats that are answered at the same time, through all layers, over a bare client that drains the same streams. */
final class Streaming implements Benchmark {

	private static final int ROUNDS = Integer.getInteger("rounds", 5);
	private static final List<Integer> CHATS = Stream.of(System.getProperty("chats", "1,4,16,64,256").split(","))
			.map(Integer::valueOf).toList();

	@Override
	public void run(Path folder, PrintStream out) throws Exception {
		out.println("| tokens | chats | bare ms | program ms | ratio | bare first token ms | program first token ms (latest) |");
		out.println("|---|--:|--:|--:|--:|--:|--:|");
		try (RemoteModelServer server = new RemoteModelServer(); BareClient bare = new BareClient(server.baseUrl())) {
			for (String model : List.of("200x5", "200x0")) {
				try (Program program = Program.contributed(folder.resolve(model), new Connection("benchmark", "benchmark", "openai",
						Optional.of(server.baseUrl()), Optional.empty(), model, Connection.Patience.DEFAULT))) {
					for (int chats : CHATS) {
						out.println("| " + model + " ms " + compare(program, bare, chats, model));
					}
				}
			}
		}
	}

	private static String compare(Program program, BareClient bare, int chats, String model) throws Exception {
		List<Round> bareRounds = new ArrayList<>();
		List<Round> programRounds = new ArrayList<>();
		bare.drain(chats, model); // warm-up
		stream(program, chats);
		for (int i = 0; i < ROUNDS; i++) {
			bareRounds.add(bare.drain(chats, model));
			programRounds.add(stream(program, chats));
		}
		double bareMillis = makespan(bareRounds).medianMillis();
		double programMillis = makespan(programRounds).medianMillis();
		return "| %d | %.0f | %.0f | %.2f | %.1f | %.1f (%.0f) |".formatted(chats, bareMillis, programMillis,
				programMillis / bareMillis, firstTokens(bareRounds).medianMillis(),
				firstTokens(programRounds).medianMillis(), firstTokens(programRounds).maxMillis());
	}

	private static Round stream(Program program, int chats)
			throws RefusedException, InterruptedException, ExecutionException {
		List<TurnWatch> watches = new ArrayList<>();
		for (ChatAddress chat : program.newChats(chats)) {
			watches.add(new TurnWatch(program, chat));
			program.snapshot(chat.chat(), 1); // an open chat, as the person has it
		}
		long start = System.nanoTime();
		for (TurnWatch watch : watches) {
			program.engine().chats().send(watch.chat().chat(), "Go.");
		}
		List<Long> firstTokens = new ArrayList<>();
		long last = 0;
		for (TurnWatch watch : watches) {
			last = Math.max(last, watch.ended());
			firstTokens.add(watch.firstToken() - start);
			watch.close();
		}
		return new Round(last - start, firstTokens);
	}

	private static Samples makespan(List<Round> rounds) {
		return Samples.of(rounds.stream().map(Round::makespan).toList());
	}

	private static Samples firstTokens(List<Round> rounds) {
		return Samples.of(rounds.stream().flatMap(round -> round.firstTokens().stream()).toList());
	}
}
