package org.agentworld.benchmarks.internal;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.agentworld.events.id.WorldId;
import org.agentworld.exchange.Clash.Choice;
import org.agentworld.exchange.ExportFile;
import org.agentworld.exchange.ExportFormat;
import org.agentworld.exchange.ExportSubject;
import org.agentworld.exchange.Exports;
import org.agentworld.exchange.ImportPreview;
import org.agentworld.exchange.Imports;
import org.agentworld.exchange.Progress;
import org.agentworld.model.World;

/** How long a long chat, and a world of many chats, take on their way out and in, and how much memory that needs. */
final class ExchangeCost implements Benchmark {

	private static final int MESSAGES = 100_000;
	private static final int CHATS = 10_000;
	private static final int MESSAGES_OF_A_CHAT = 4;
	private static final double MEGABYTE = 1 << 20;

	private interface Work {
		void with(Progress progress) throws Exception;
	}

	@Override
	public void run(Path folder, PrintStream out) throws Exception {
		out.println("| | seconds | heap more in its middle, MiB | file MiB |\n|---|--:|--:|--:|");
		long all = (long) CHATS * MESSAGES_OF_A_CHAT;
		try (Program program = Program.with(Files.createDirectory(folder.resolve("chat")), (_, _) -> null)) {
			ExportSubject chat = new ExportSubject.OneChat(program.newChat(MESSAGES).chat());
			for (ExportFormat format : ExportFormat.values()) {
				export(program, chat, format, folder, MESSAGES, "chat of 100,000 messages", out);
			}
			WorldId world = program.engine().worlds().named(Program.WORLD).orElseThrow().getId();
			imported(program, folder.resolve("export.json"), Optional.of(world), MESSAGES, "chat of 100,000 messages", out);
		}
		try (Program program = Program.with(Files.createDirectory(folder.resolve("world")), (_, _) -> null)) {
			for (int i = 0; i < CHATS; i++) {
				program.newChat(MESSAGES_OF_A_CHAT);
			}
			World world = program.engine().worlds().named(Program.WORLD).orElseThrow();
			for (ExportFormat format : ExportFormat.values()) {
				export(program, new ExportSubject.WholeWorld(world.getId()), format, folder, all, "world of 10,000 chats", out);
			}
			imported(program, folder.resolve("export.json"), Optional.empty(), all, "world of 10,000 chats", out);
		}
	}

	private static void export(Program program, ExportSubject subject, ExportFormat format, Path folder, long messages,
			String what, PrintStream out) throws Exception {
		Path file = folder.resolve("export." + format.extension());
		Exports exports = new Exports(program.engine());
		String cost = cost(messages,
				progress -> ExportFile.write(file, true, to -> exports.write(subject, format, to, progress)));
		out.println("| %s of a %s | %s | %.1f |".formatted("export as " + format, what, cost, Files.size(file) / MEGABYTE));
	}

	private static void imported(Program program, Path file, Optional<WorldId> into, long messages, String what,
			PrintStream out) throws Exception {
		Imports imports = new Imports(program.engine());
		ImportPreview[] preview = new ImportPreview[1];
		out.println("| preview of a %s | %s | |".formatted(what,
				cost(messages, progress -> preview[0] = imports.inspect(file, into, progress))));
		Map<String, Choice> choices = into.isPresent() ? Map.of("Agent", Choice.SKIP)
				: Map.of(Program.WORLD, Choice.RENAME);
		out.println("| import of a %s | %s | |".formatted(what,
				cost(2 * messages, progress -> imports.run(file, into, choices, progress))));
	}

	/** Seconds, without those in which the heap is looked at, and how much more is in the heap in the middle. */
	private static String cost(long messages, Work work) throws Exception {
		long before = heap();
		long[] middle = new long[1];
		long[] looked = new long[1];
		long start = System.nanoTime();
		work.with(new Progress() {
			private long heard;

			@Override
			public void message(String chat) {
				if (++heard == messages / 4 * 3) {
					long look = System.nanoTime();
					middle[0] = heap();
					looked[0] = System.nanoTime() - look;
				}
			}
		});
		double seconds = (System.nanoTime() - start - looked[0]) / 1e9;
		return "%.2f | %.1f".formatted(seconds, (middle[0] - before) / MEGABYTE);
	}

	/** After a collection. */
	private static long heap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}
}
