package org.agentworld.ui.internal.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.widgets.Display;

/**
 * Lets the visible transcripts show what is new, one after the other: each about every {@value #PERIOD_MILLIS}
 * milliseconds, more seldom where many stream at once, and never two in one go, so that whatever the person does waits
 * for one of them at most. Sleeps while nothing is new. Used on the UI thread, but for {@link #wake}.
 */
public final class Refresher {

	private static final int PERIOD_MILLIS = 50;
	/** The least that is left to the person's own events between two transcripts. */
	private static final int PAUSE_MILLIS = 6;

	/** Something that shows what is new. Called on the UI thread. */
	interface Refreshed {

		/** Whether there is something to show. */
		boolean isDue();

		/** Shows a bounded piece of it. May run the event loop. */
		void refresh();
	}

	private final Display display;
	private final List<Refreshed> visible = new ArrayList<>();
	private final AtomicBoolean armed = new AtomicBoolean();
	private boolean refreshing;
	private int next;

	/** @param display stays the caller's */
	public Refresher(Display display) {
		this.display = display;
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
			// The display may be disposed between a question and the call: so both are made under its own lock.
			synchronized (Device.class) {
				if (!display.isDisposed()) {
					display.asyncExec(this::tick);
				}
			}
		}
	}

	private void tick() {
		if (refreshing) {
			// A browser runs the event loop while it executes: its turn is not over yet.
			display.timerExec(PAUSE_MILLIS, this::tick);
			return;
		}
		Refreshed due = nextDue();
		if (due == null) {
			armed.set(false);
			// Became due in between, when it still looked as if this would see it.
			if (visible.stream().anyMatch(Refreshed::isDue)) {
				wake();
			}
			return;
		}
		refreshing = true;
		try {
			due.refresh();
		} finally {
			refreshing = false;
			if (!display.isDisposed()) {
				int parts = Math.max(1, (int) visible.stream().filter(Refreshed::isDue).count());
				display.timerExec(Math.max(PAUSE_MILLIS, PERIOD_MILLIS / parts), this::tick);
			}
		}
	}

	private Refreshed nextDue() {
		for (int i = 0; i < visible.size(); i++) {
			Refreshed part = visible.get((next + i) % visible.size());
			if (part.isDue()) {
				next = (next + i + 1) % visible.size();
				return part;
			}
		}
		return null;
	}
}
