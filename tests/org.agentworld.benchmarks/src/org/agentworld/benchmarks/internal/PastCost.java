package org.agentworld.benchmarks.internal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import org.agentworld.core.ChatManager;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.WorldId;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.LogTail;

/**
 * What operations on the past of a long chat cost, and how long they make another chat wait for its commits; and what
 * lists of a world of many chats cost.
 */
final class PastCost implements Benchmark {

	private static final int LONG = 100_000;
	private static final int SHORT = 100;
	private static final int CHATS = 10_000;
	private static final int ROUNDS = 20;

	@Override
	public void run(Path folder, PrintStream out) throws Exception {
		ChatAddress small;
		ChatAddress large;
		try (Program program = Program.with(folder, (_, _) -> null)) {
			small = program.newChat(SHORT);
			large = program.newChat(LONG);
		}
		try (Program program = Program.with(folder, (_, _) -> null)) {
			out.println("| | 100 messages ms | 100,000 messages ms | the other chat waited at most ms |\n|---|--:|--:|--:|");
			row(out, program, "delete the last two, and undo", small, large, ROUNDS, 2);
			row(out, program, "delete the last half, and undo", small, large, 1, Integer.MAX_VALUE);
			ChatManager chats = program.engine().chats();
			Timed branchOfSmall = timed(program, () -> chats.branch(small.chat(), last(program, small), "Branch"));
			Timed branchOfLarge = timed(program, () -> chats.branch(large.chat(), last(program, large), "Branch"));
			out.println("| branch at the last message | %.1f | %.1f | %.1f |".formatted(branchOfSmall.millis(),
					branchOfLarge.millis(), branchOfLarge.longestWait()));
			listMany(program, out, small.world());
		}
	}

	private void row(PrintStream out, Program program, String what, ChatAddress small, ChatAddress large, int rounds, int most)
			throws Exception {
		Timed ofSmall = timed(program, () -> cutAndRestore(program, small, rounds, Math.min(most, SHORT / 2)));
		Timed ofLarge = timed(program, () -> cutAndRestore(program, large, rounds, Math.min(most, LONG / 2)));
		out.println("| %s | %.1f | %.1f | %.1f |".formatted(what, ofSmall.millis() / rounds, ofLarge.millis() / rounds,
				ofLarge.longestWait()));
	}

	private static Void cutAndRestore(Program program, ChatAddress chat, int rounds, int messages) throws Exception {
		ChatManager chats = program.engine().chats();
		MessageId first = chats.snapshot(chat.chat(), lastPosition(program, chat) - messages + 2, 1).get().page().messages()
				.getLast().id();
		for (int i = 0; i < rounds; i++) {
			LogTail gone = chats.deleteFrom(chat.chat(), first).get();
			if (gone.messages().size() != messages) {
				throw new IllegalStateException("Deleted " + gone.messages().size() + " instead of " + messages + ".");
			}
			chats.restore(chat.chat(), gone).get();
		}
		return null;
	}

	private static long lastPosition(Program program, ChatAddress chat) throws Exception {
		return program.snapshot(chat.chat(), 1).page().messages().getLast().position();
	}

	private static MessageId last(Program program, ChatAddress chat) throws Exception {
		return program.snapshot(chat.chat(), 1).page().messages().getLast().id();
	}

	private static void listMany(Program program, PrintStream out, WorldId world) throws Exception {
		program.newChats(CHATS);
		ChatManager chats = program.engine().chats();
		List<Long> first = new ArrayList<>();
		List<Long> next = new ArrayList<>();
		List<Long> find = new ArrayList<>();
		for (int i = 0; i < ROUNDS; i++) {
			long start = System.nanoTime();
			var page = chats.list(world, Optional.empty(), 100);
			first.add(System.nanoTime() - start);
			start = System.nanoTime();
			chats.list(world, Optional.of(page.getLast().getId()), 100);
			next.add(System.nanoTime() - start);
			start = System.nanoTime();
			chats.find(world, "no such name", true, 100);
			find.add(System.nanoTime() - start);
		}
		out.println("\n10,000 chats in one world: first 100 %.2f ms, next 100 %.2f ms, looking for a name %.1f ms (medians)."
				.formatted(Samples.of(first).medianMillis(), Samples.of(next).medianMillis(), Samples.of(find).medianMillis()));
	}

	private record Timed(double millis, double longestWait) {
	}

	/** Runs something while another chat commits one message after the other. */
	private static Timed timed(Program program, Callable<?> work) throws Exception {
		ChatAddress other = program.newChat();
		List<Long> waits = new ArrayList<>();
		Thread committing = Thread.ofVirtual().start(() -> commitForEver(program, other.chat(), waits));
		long start = System.nanoTime();
		work.call();
		long nanos = System.nanoTime() - start;
		committing.interrupt();
		committing.join();
		return new Timed(nanos / 1e6, Samples.of(waits).maxMillis());
	}

	private static void commitForEver(Program program, ChatId chat, List<Long> waits) {
		try {
			for (long position = 1; !Thread.currentThread().isInterrupted(); position++) {
				Message message = Program.message(chat, position);
				long start = System.nanoTime();
				program.store().commit(chat, List.of(new ChatChange.AppendMessage(message, Set.of()))).get();
				waits.add(System.nanoTime() - start);
			}
		} catch (InterruptedException e) {
			// That is how it ends.
			Thread.currentThread().interrupt();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}
}
