package org.agentworld.benchmarks.internal.window;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.agentworld.benchmarks.internal.Samples;
import org.agentworld.model.Chat;
import org.eclipse.swt.browser.Browser;

/** Visible editors whose chats all stream, beside bare pages that do. */
final class StreamingEditors implements InWindow {

	private static final int ROUNDS = Integer.getInteger("rounds", 3);
	private static final Duration IDLE = Duration.ofSeconds(5);
	private static final int PATIENCE_SECONDS = 60;
	private static final List<Integer> EDITORS = Stream.of(System.getProperty("editors", "1,4,8").split(","))
			.map(Integer::valueOf).toList();

	@Override
	public void run(Window window, PrintStream out) throws Exception {
		out.println("| before | editors | event waits p50 ms | p99 ms | max ms | task waits p50 ms | p99 ms | max ms "
				+ "| last token in page, median ms | max ms | painted, median ms | max ms | UI thread busy | on a CPU | stolen |");
		out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
		out.println("| | none | " + idle(window));
		for (int pages : EDITORS) {
			out.println("| bare pages | %d | ".formatted(pages) + bareRow(window, pages));
		}
		for (String name : List.of(StreamingWindow.EMPTY, StreamingWindow.FILLED)) {
			for (int editors : EDITORS) {
				out.println("| %s | %d | ".formatted(name, editors) + row(window, window.chats(name).subList(0, editors)));
			}
		}
	}

	/** What the machine alone makes events wait: nothing happens in the window. */
	private static String idle(Window window) throws Exception {
		Round round = new Round();
		StolenTime begin = StolenTime.now();
		UiWaits waits = window.onUi(() -> new UiWaits(window.display(), round.events, round.tasks).begin());
		Thread.sleep(IDLE);
		round.end(window, waits, begin);
		return round.waits() + " | | | | | " + round.shares();
	}

	private static String bareRow(Window window, int count) throws Exception {
		try (BarePages bare = new BarePages(window, count)) {
			return row(window, bare.pages(), bare::send, () -> {
			});
		}
	}

	private static String row(Window window, List<Chat> chats) throws Exception {
		List<Browser> pages = window.openTiled(chats);
		String row = row(window, pages, () -> {
			for (Chat chat : chats) {
				window.chats().send(chat.getId(), "Go.");
			}
		}, () -> {
			for (Chat chat : chats) {
				window.awaitIdle(chat);
			}
		});
		window.closeEditors();
		return row;
	}

	/** Something of a round. */
	@FunctionalInterface
	private interface Step {

		void run() throws Exception;
	}

	private static String row(Window window, List<Browser> pages, Step send, Step awaitEnd) throws Exception {
		round(window, pages, send, new Round()); // warm-up
		awaitEnd.run();
		Round all = new Round();
		for (int i = 0; i < ROUNDS; i++) {
			round(window, pages, send, all);
			awaitEnd.run();
		}
		return all.row();
	}

	private static void round(Window window, List<Browser> pages, Step send, Round round) throws Exception {
		List<CompletableFuture<PageWatch.Seen>> watches = new ArrayList<>();
		for (Browser page : pages) {
			watches.add(window.onUi(() -> PageWatch.begin(page, "sent@(\\d{13})")));
		}
		StolenTime begin = StolenTime.now();
		UiWaits waits = window.onUi(() -> new UiWaits(window.display(), round.events, round.tasks).begin());
		send.run();
		for (CompletableFuture<PageWatch.Seen> watch : watches) {
			PageWatch.Seen last = watch.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
			round.inPage.add((last.inPage() - last.number()) * 1_000_000);
			round.painted.add((last.painted() - last.number()) * 1_000_000);
		}
		round.end(window, waits, begin);
	}

	/** What several rounds came to. */
	private static final class Round {

		private final List<Long> events = new ArrayList<>();
		private final List<Long> tasks = new ArrayList<>();
		private final List<Long> inPage = new ArrayList<>();
		private final List<Long> painted = new ArrayList<>();
		private final List<Double> busy = new ArrayList<>();
		private final List<Double> cpu = new ArrayList<>();
		private final List<Double> stolen = new ArrayList<>();

		void end(Window window, UiWaits waits, StolenTime begin) throws InterruptedException, ExecutionException, IOException {
			window.onUi(() -> {
				waits.end();
				return null;
			});
			busy.add(waits.busyShare());
			cpu.add(waits.cpuShare());
			stolen.add(StolenTime.now().shareSince(begin));
		}

		String row() {
			return waits() + " | %.0f | %.0f | %.0f | %.0f | ".formatted(Samples.of(inPage).medianMillis(),
					Samples.of(inPage).maxMillis(), Samples.of(painted).medianMillis(), Samples.of(painted).maxMillis())
					+ shares();
		}

		String waits() {
			return waits(events) + " | " + waits(tasks);
		}

		String shares() {
			return "%.0f %% | %.0f %% | %.0f %% |".formatted(percent(busy), percent(cpu), percent(stolen));
		}

		private static String waits(List<Long> nanos) {
			Samples samples = Samples.of(nanos);
			return "%.1f | %.1f | %.0f".formatted(samples.medianMillis(), samples.quantile(0.99) / 1e6,
					samples.maxMillis());
		}

		private static double percent(List<Double> shares) {
			return 100 * shares.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
		}
	}
}
