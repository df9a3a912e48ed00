package org.agentworld.ui.internal.quickopen;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

import org.agentworld.core.RefusedException;
import org.agentworld.ui.internal.quickopen.Ranking.Results;

/**
 * Reads what there is and searches it, on a virtual thread of its own, while the person types: there are results before
 * all is read. What a newer text overtakes is not shown. Its methods return at once and may be called on any thread.
 */
final class Finder implements AutoCloseable {

	/** How many rows are shown. Who sees more has typed too little. */
	static final int LIMIT = 100;

	private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
	private final TargetReader reader;
	private final Executor ui;
	private final Consumer<Results> shown;
	private final Consumer<RefusedException> failed;
	private final List<Target> targets = new ArrayList<>();
	private volatile boolean closed;

	/**
	 * Begins to read.
	 *
	 * @param shown  gets the results of the text asked for last, on {@code ui}: at once and whenever more was read
	 * @param failed is told, on {@code ui}, why not everything could be read; what was read is searched
	 */
	Finder(TargetReader reader, Executor ui, Consumer<Results> shown, Consumer<RefusedException> failed) {
		this.reader = reader;
		this.ui = ui;
		this.shown = shown;
		this.failed = failed;
		Thread.ofVirtual().name("quick open").start(this::run);
	}

	/** From now on finds this text. */
	void find(String text) {
		asked.add(text);
	}

	@Override
	public void close() {
		closed = true;
		asked.add("");
	}

	private void run() {
		targets.addAll(reader.definitions());
		boolean readable = true;
		Ranking ranking = ranked("");
		try {
			while (!closed) {
				String text = latest(readable && reader.hasMore());
				if (text != null) {
					ranking = ranked(text);
				} else {
					readable = read(ranking);
				}
				Results results = ranking.results(!readable || !reader.hasMore());
				if (asked.isEmpty()) {
					ui.execute(() -> shown.accept(results));
				}
			}
		} catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	/** The last text that was asked for since the last call; null if there is none and there is something to read. */
	private String latest(boolean more) throws InterruptedException {
		String text = more ? asked.poll() : asked.take();
		while (!asked.isEmpty()) {
			text = asked.take();
		}
		return text;
	}

	private Ranking ranked(String text) {
		Ranking ranking = new Ranking(text, LIMIT);
		targets.forEach(ranking::add);
		return ranking;
	}

	private boolean read(Ranking ranking) {
		try {
			List<Target> page = reader.nextChats();
			targets.addAll(page);
			page.forEach(ranking::add);
			return true;
		} catch (RefusedException e) {
			ui.execute(() -> failed.accept(e));
			return false;
		}
	}
}
