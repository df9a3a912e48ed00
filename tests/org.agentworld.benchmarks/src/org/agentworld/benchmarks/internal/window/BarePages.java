package org.agentworld.benchmarks.internal.window;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.browser.ProgressListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Shell;

/**
 * The counterpart of visible editors: as many pages in a window of their own, which get as many tokens as fast, and nothing
 * else of the program: no server, store, events or Markdown. One page after the other shows what is new, each about every
 * {@value #PERIOD_MILLIS} ms.
 */
final class BarePages implements AutoCloseable {

	static final int TOKENS = 400;
	static final int PACE_MILLIS = 20;
	private static final int PERIOD_MILLIS = 50;
	private static final int SHORTEST_PAUSE_MILLIS = 3;
	private static final int PARAGRAPH = 40;

	private static final String PAGE = """
			<html><body style="font-family: sans-serif"><div id="entries"></div><script>
			const entries = document.getElementById("entries");
			function begin() { entries.append(document.createElement("div")); paragraph(); }
			function paragraph() { entries.lastChild.append(document.createElement("p")); }
			function add(text) {
				text.split("\\n").forEach((part, i) => {
					if (i > 0) paragraph();
					entries.lastChild.lastChild.append(part);
				});
				document.scrollingElement.scrollTop = document.scrollingElement.scrollHeight;
			}
			</script></body></html>""";

	/** What one page does not show yet. */
	private static final class Stream {

		private final Browser page;
		private final StringBuilder text = new StringBuilder();

		Stream(Browser page) {
			this.page = page;
		}

		synchronized void add(String token) {
			text.append(token);
		}

		synchronized String take() {
			String taken = text.toString();
			text.setLength(0);
			return taken;
		}
	}

	private final Window window;
	private final ScheduledExecutorService server = Executors.newScheduledThreadPool(1);
	private final List<Stream> streams = new ArrayList<>();
	private final Shell shell;
	private int next;

	BarePages(Window window, int count) throws InterruptedException, ExecutionException {
		this.window = window;
		CountDownLatch loaded = new CountDownLatch(count);
		shell = window.onUi(() -> open(count, loaded));
		loaded.await();
		window.onUi(() -> {
			show();
			return null;
		});
	}

	private Shell open(int count, CountDownLatch loaded) {
		Shell opened = new Shell(window.display());
		opened.setMaximized(true);
		opened.setLayout(new GridLayout(Math.min(count, 4), true));
		for (int i = 0; i < count; i++) {
			Browser page = new Browser(opened, SWT.WEBKIT);
			page.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
			page.addProgressListener(ProgressListener.completedAdapter(_ -> loaded.countDown()));
			page.setText(PAGE);
			streams.add(new Stream(page));
		}
		opened.open();
		return opened;
	}

	List<Browser> pages() {
		return streams.stream().map(stream -> stream.page).toList();
	}

	/** Begins to send to all pages; the last token says when. */
	void send() throws InterruptedException, ExecutionException {
		for (Stream stream : streams) {
			window.onUi(() -> stream.page.execute("begin()"));
			for (int i = 0; i < TOKENS; i++) {
				int token = i;
				server.schedule(() -> stream.add(token(token)), (long) i * PACE_MILLIS, TimeUnit.MILLISECONDS);
			}
		}
	}

	private static String token(int i) {
		if (i == TOKENS - 1) {
			return "sent@" + System.currentTimeMillis();
		}
		return i % PARAGRAPH == PARAGRAPH - 1 ? "token.\n" : "token ";
	}

	private void show() {
		if (shell.isDisposed()) {
			return;
		}
		long begin = System.nanoTime();
		Stream stream = streams.get(next++ % streams.size());
		String text = stream.take();
		if (!text.isEmpty()) {
			stream.page.execute("add(\"" + text.replace("\n", "\\n") + "\")");
		}
		int took = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
		window.display().timerExec(Math.max(SHORTEST_PAUSE_MILLIS, PERIOD_MILLIS / streams.size() - took), this::show);
	}

	@Override
	public void close() throws InterruptedException, ExecutionException {
		server.close();
		window.onUi(() -> {
			shell.dispose();
			return null;
		});
	}
}
