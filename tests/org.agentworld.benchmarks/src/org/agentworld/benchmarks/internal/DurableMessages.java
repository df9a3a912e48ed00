package org.agentworld.benchmarks.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.agentworld.events.id.ChatId;
import org.agentworld.spi.store.ChatChange;

/** How many messages a second are safe on the disk, and what the disk itself can do. */
final class DurableMessages implements Benchmark {

	private static final Duration ROUND = Duration.ofSeconds(3);

	@Override
	public void run(Path folder, PrintStream out) throws Exception {
		out.println("| | a second | one takes (median) ms | (99 %) ms |\n|---|--:|--:|--:|");
		try (Program program = Program.with(folder.resolve("store"), (_, _) -> null)) {
			measure(program, 64);
			for (int i = 0; i < 3; i++) {
				out.println("| the disk: 4 KiB, then force" + row(forced(folder.resolve("file"))));
				out.println("| one chat" + row(measure(program, 1)));
				out.println("| 64 chats" + row(measure(program, 64)));
			}
		}
	}

	private static String row(Samples samples) {
		return " | %,.0f | %.2f | %.2f |".formatted(samples.sorted().length * 1e9 / ROUND.toNanos(),
				samples.medianMillis(), samples.quantile(0.99) / 1e6);
	}

	private static Samples measure(Program program, int chats) throws Exception {
		List<Callable<List<Long>>> writers = new ArrayList<>();
		for (var chat : program.newChats(chats)) {
			writers.add(() -> write(program, chat.chat()));
		}
		List<Long> all = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Future<List<Long>> writer : threads.invokeAll(writers)) {
				all.addAll(writer.get());
			}
		}
		return Samples.of(all);
	}

	private static List<Long> write(Program program, ChatId chat) throws Exception {
		List<Long> taken = new ArrayList<>();
		long start = System.nanoTime();
		long now = start;
		for (long position = 1; now - start < ROUND.toNanos(); position++) {
			program.store().commit(chat,
					List.of(new ChatChange.AppendMessage(Program.message(chat, position), Set.of()))).get();
			long then = System.nanoTime();
			taken.add(then - now);
			now = then;
		}
		return taken;
	}

	private static Samples forced(Path file) throws IOException {
		List<Long> taken = new ArrayList<>();
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
			long start = System.nanoTime();
			long now = start;
			while (now - start < ROUND.toNanos()) {
				channel.write(ByteBuffer.allocate(4096));
				channel.force(false);
				long then = System.nanoTime();
				taken.add(then - now);
				now = then;
			}
		}
		return Samples.of(taken);
	}
}
