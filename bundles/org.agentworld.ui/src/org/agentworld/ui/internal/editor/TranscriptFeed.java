package org.agentworld.ui.internal.editor;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import org.agentworld.ui.internal.viewmodel.ChatViewModel;
import org.agentworld.ui.internal.viewmodel.TranscriptChange;
import org.agentworld.ui.internal.viewmodel.TranscriptReader;
import org.agentworld.ui.internal.workbench.UiExecutor;

/**
 * Brings what is new in one chat to a view of its transcript: reading and rendering run on a virtual thread, what they
 * come to is shown in small steps when it is the view's turn. At most one rendering runs or waits at a time, so a chat
 * that streams faster than the window can show is shown in larger pieces. Used on the UI thread.
 */
final class TranscriptFeed implements Refresher.Refreshed {

	private final TranscriptView view;
	private final Refresher refresher;
	private final Runnable onCaughtUp;
	private final TranscriptReader reader;
	private final UiExecutor ui;
	private final Queue<Runnable> steps = new ArrayDeque<>();
	private boolean rendering;
	private boolean visible;
	private boolean closed;

	/** @param onCaughtUp called each time when the view shows all that was read */
	TranscriptFeed(ChatViewModel model, TranscriptView view, Refresher refresher, Runnable onCaughtUp) {
		this.onCaughtUp = onCaughtUp;
		this.view = view;
		this.refresher = refresher;
		this.ui = new UiExecutor(view.control());
		this.reader = model.newReader(refresher::wake);
	}

	/** While it is not visible, nothing is read or shown; what comes is only marked. */
	void setVisible(boolean now) {
		if (now != visible && !closed) {
			visible = now;
			if (visible) {
				refresher.add(this);
			} else {
				refresher.remove(this);
			}
		}
	}

	@Override
	public boolean isDue() {
		return !rendering && (!steps.isEmpty() || reader.isDirty());
	}

	@Override
	public void refresh() {
		if (steps.isEmpty()) {
			rendering = true;
			Thread.ofVirtual().name("transcript").start(this::render);
		} else {
			step();
		}
	}

	private void step() {
		steps.remove().run();
		if (steps.isEmpty() && !closed) {
			onCaughtUp.run();
		}
	}

	private void render() {
		List<TranscriptChange> changes = reader.take();
		List<Runnable> rendered = view.prepare(changes);
		ui.execute(() -> rendered(rendered));
	}

	/** The first step at once: its turn came before it was rendered. */
	private void rendered(List<Runnable> rendered) {
		rendering = false;
		steps.addAll(rendered);
		if (!steps.isEmpty() && !closed) {
			step();
		}
		refresher.wake();
	}

	/** Ends the reading; steps that wait are dropped. */
	void close() {
		setVisible(false);
		closed = true;
		steps.clear();
		reader.close();
	}
}
