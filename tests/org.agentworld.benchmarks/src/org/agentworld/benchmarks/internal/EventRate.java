package org.agentworld.benchmarks.internal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.conversation.Usage;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelResult;

/** How many events the sessions publish and the subscribers get if the models are as fast as they can. */
final class EventRate implements Benchmark {

	private static final int ROUNDS = Integer.getInteger("rounds", 5);
	private static final int CHATS = 64;
	private static final int CHUNKS = 5_000;

	private final LlmProvider provider = (_, output) -> {
		for (int i = 0; i < CHUNKS; i++) {
			output.text("token ");
		}
		return new ModelResult(ModelResult.Finish.COMPLETE, Usage.UNKNOWN);
	};

	/** As cheap as a listener can be: what it costs is the subscription, which sees every piece before it drops it. */
	private static final EventListener<Object> NOTHING = new EventListener<>() {
		@Override
		public void onEvent(Object event) {
			// Not what is measured.
		}

		@Override
		public void onOverflow() {
			// Not what is measured.
		}
	};

	@Override
	public void run(Path folder, PrintStream out) throws Exception {
		out.println("| chats and subscribers | overview | published events/s | delivered | overflows |");
		out.println("|--:|---|--:|--:|--:|");
		try (Program program = Program.with(folder, provider)) {
			round(program); // warm-up
			for (int i = 0; i < ROUNDS; i++) {
				out.println("| %d | without | ".formatted(CHATS) + round(program));
				try (EventSubscription _ = program.subscriptions().subscribeToOverview(NOTHING)) {
					out.println("| %d | with | ".formatted(CHATS) + round(program));
				}
			}
		}
	}

	private static String round(Program program) throws Exception {
		List<TurnWatch> watches = new ArrayList<>();
		long before = 0;
		for (ChatAddress chat : program.newChats(CHATS)) {
			watches.add(new TurnWatch(program, chat));
			before += program.snapshot(chat.chat(), 1).lastEventSeq();
		}
		long start = System.nanoTime();
		for (TurnWatch watch : watches) {
			program.engine().chats().send(watch.chat().chat(), "Go.");
		}
		long last = 0;
		long published = -before;
		long delivered = 0;
		int overflows = 0;
		for (TurnWatch watch : watches) {
			last = Math.max(last, watch.ended());
			published += program.snapshot(watch.chat().chat(), 1).lastEventSeq();
			delivered += watch.delivered();
			overflows += watch.overflows();
			watch.close();
		}
		return "%,.0f | %.1f %% | %d |".formatted(published * 1e9 / (last - start),
				100.0 * delivered / published, overflows);
	}
}
