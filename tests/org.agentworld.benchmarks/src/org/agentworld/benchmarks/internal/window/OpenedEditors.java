package org.agentworld.benchmarks.internal.window;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.agentworld.benchmarks.internal.Samples;
import org.agentworld.model.Chat;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.browser.ProgressAdapter;
import org.eclipse.swt.browser.ProgressEvent;

/** Editors of a short and of a long chat, opened in turns. */
final class OpenedEditors implements InWindow {

	private static final int ROUNDS = Integer.getInteger("rounds", 20);

	private final List<Long> calls = new ArrayList<>();

	@Override
	public void run(Window window, PrintStream out) throws Exception {
		List<List<Long>> painted = List.of(new ArrayList<>(), new ArrayList<>());
		for (int i = -2; i < ROUNDS; i++) {
			for (int j = 0; j < painted.size(); j++) {
				int which = (i + j) & 1;
				int messages = OpeningChats.MESSAGES.get(which);
				long millis = open(window, window.chats(OpeningChats.name(messages)).getFirst(), messages);
				if (i >= 0) {
					painted.get(which).add(millis * 1_000_000);
				}
			}
			if (i < 0) {
				calls.clear();
			}
		}
		out.println("| messages in the chat | opened to newest message painted, median ms | fastest ms | slowest ms |");
		out.println("|--:|--:|--:|--:|");
		for (int which = 0; which < painted.size(); which++) {
			Samples samples = Samples.of(painted.get(which));
			out.println("| %,d | %.0f | %.0f | %.0f |".formatted(OpeningChats.MESSAGES.get(which),
					samples.medianMillis(), samples.minMillis(), samples.maxMillis()));
		}
		Samples samples = Samples.of(calls);
		out.println("\nOf that, opening held the UI thread for %.0f ms (median; longest %.0f ms).".formatted(
				samples.medianMillis(), samples.maxMillis()));
	}

	private long open(Window window, Chat chat, int messages) throws Exception {
		CompletableFuture<PageWatch.Seen> newest = new CompletableFuture<>();
		long asked = window.onUi(() -> {
			long start = System.currentTimeMillis();
			long startNanos = System.nanoTime();
			Browser page = window.open(chat);
			calls.add(System.nanoTime() - startNanos);
			page.addProgressListener(new ProgressAdapter() {
				@Override
				public void completed(ProgressEvent event) {
					PageWatch.begin(page, "Message " + messages + ":").thenAccept(newest::complete);
				}
			});
			return start;
		});
		long painted = newest.get().painted();
		window.closeEditors();
		return painted - asked;
	}
}
