package org.agentworld.ui.internal.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.widgets.Display;

/**
 * Lets the visible transcripts show what is new, one after the other: each about every {@value #PERIOD_MILLIS}
 * milliseconds, more seldom where many stream at once, and never two in one go, so that whatever the person does waits
 * for one of them at most. While one is shown, the next is prepared on another thread. Sleeps while nothing is new. Used
 * on the UI thread, but for {@link #wake}.
 */
public final class Refresher {

	private static final int PERIOD_MILLIS = 50;
	/** The least that is left to the outermost event loop between two transcripts. */
	private static final int PAUSE_MILLIS = 3;
	private static final int PREPARED_AT_ONCE = 2;

	/** Something that shows what is new. Called on the UI thread. */
	interface Refreshed {

		/** Whether there is something to prepare or to show. */
		boolean isDue();

		/**
		 * Begins to prepare what is new, unless that has begun already or there is nothing.
		 *
		 * @param background runs it on a thread of its own
		 * @return whether there is something to show or will be soon: it is prepared, or that began now
		 */
		boolean prepare(Executor background);

		/**
		 * Shows a bounded piece of what is prepared. May run the event loop.
		 *
		 * @return whether there was something
		 */
		boolean refresh();
	}

	/** The UI thread's ways to run something later, and its clock. */
	interface UiThread {

		/** As soon as it has nothing else to do; called on any thread. */
		void soon(Runnable task);

		/** After some time; called on the UI thread. A task that waits already is put off. */
		void after(int millis, Runnable task);

		/** In ns, as {@link System#nanoTime()}. */
		long nanoTime();
	}

	private final UiThread ui;
	/** Platform threads, since rendering is computing: a virtual one would take a carrier from the chats for so long. */
	private final Executor background;
	private final List<Refreshed> visible = new ArrayList<>();
	private final AtomicBoolean armed = new AtomicBoolean();
	/** One object, so that the display knows it again and there is one timer. */
	private final Runnable tick = this::tick;
	private boolean refreshing;
	private int next;

	/** @param display stays the caller's */
	public Refresher(Display display) {
		this(new DisplayThread(display),
				Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("transcript-", 0).factory()));
	}

	Refresher(UiThread ui, Executor background) {
		this.ui = ui;
		this.background = background;
	}

	void add(Refreshed part) {
		visible.add(part);
		wake();
	}

	void remove(Refreshed part) {
		visible.remove(part);
	}

	/** Something became due. On any thread; costs next to nothing while something else is due already. */
	void wake() {
		if (armed.compareAndSet(false, true)) {
			ui.soon(tick);
		}
	}

	private void tick() {
		if (refreshing) {
			// A browser runs the event loop while it executes: its turn is not over yet.
			ui.after(PAUSE_MILLIS, tick);
			return;
		}
		List<Refreshed> due = dueInOrder();
		if (due.isEmpty()) {
			armed.set(false);
			// Became due in between, when it still looked as if this would see it.
			if (visible.stream().anyMatch(Refreshed::isDue)) {
				wake();
			}
			return;
		}
		prepareSome(due);
		refreshing = true;
		boolean shown = false;
		long begin = ui.nanoTime();
		try {
			shown = showFirstReady(due);
		} finally {
			refreshing = false;
			int took = (int) TimeUnit.NANOSECONDS.toMillis(ui.nanoTime() - begin);
			// What showing took is part of the time that this one has.
			ui.after(shown ? Math.max(PAUSE_MILLIS, PERIOD_MILLIS / due.size() - took) : PAUSE_MILLIS, tick);
		}
	}

	/**
	 * The one whose turn it is and the one after it, and no other: what is prepared does not grow while it waits. Those that
	 * take long are not counted, so they hold up nobody.
	 */
	private void prepareSome(List<Refreshed> due) {
		int prepared = 0;
		for (Refreshed part : due) {
			if (prepared < PREPARED_AT_ONCE && part.prepare(background)) {
				prepared++;
			}
		}
	}

	private boolean showFirstReady(List<Refreshed> due) {
		for (Refreshed part : due) {
			if (part.refresh()) {
				// It may have been removed meanwhile; then the next one is as good as another.
				next = visible.indexOf(part) + 1;
				return true;
			}
		}
		return false;
	}

	/** From the one whose turn it is, round to the one before it. */
	private List<Refreshed> dueInOrder() {
		List<Refreshed> due = new ArrayList<>();
		for (int i = 0; i < visible.size(); i++) {
			Refreshed part = visible.get((next + i) % visible.size());
			if (part.isDue()) {
				due.add(part);
			}
		}
		return due;
	}

	private record DisplayThread(Display display) implements UiThread {

		@Override
		public void soon(Runnable task) {
			// The display may be disposed between a question and the call: so both are made under its own lock.
			synchronized (Device.class) {
				if (!display.isDisposed()) {
					display.asyncExec(task);
				}
			}
		}

		@Override
		public void after(int millis, Runnable task) {
			if (!display.isDisposed()) {
				display.timerExec(millis, task);
			}
		}

		@Override
		public long nanoTime() {
			return System.nanoTime();
		}
	}
}
