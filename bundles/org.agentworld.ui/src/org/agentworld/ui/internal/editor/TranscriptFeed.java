package org.agentworld.ui.internal.editor;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.agentworld.ui.internal.viewmodel.ChatViewModel;
import org.agentworld.ui.internal.viewmodel.TranscriptReader;

/**
 * Brings what is new in one chat to a view of its transcript: reading and rendering run on a thread of their own, what
 * they come to is shown in small steps when it is the view's turn. At most one rendering runs or waits at a time, so a chat
 * that streams faster than the window can show is shown in larger pieces. Used on the UI thread.
 */
final class TranscriptFeed implements Refresher.Refreshed {

	/** Called on the UI thread. */
	interface Listener {

		/** The view shows all that was read. */
		void onCaughtUp();

		/** What is new could not be rendered: the view shows less than there is. */
		void onFailed(Throwable why);
	}

	private final TranscriptView view;
	private final Refresher refresher;
	private final Listener listener;
	private final TranscriptReader reader;
	/** What is being rendered; null if nothing is. Its thread completes it, and nobody waits for that. */
	private CompletableFuture<List<Runnable>> rendering;
	private Iterator<Runnable> steps = List.<Runnable>of().iterator();
	private boolean visible;
	private boolean closed;

	TranscriptFeed(ChatViewModel model, TranscriptView view, Refresher refresher, Listener listener) {
		this.listener = listener;
		this.view = view;
		this.refresher = refresher;
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
		return steps.hasNext() || rendering != null || reader.isDirty();
	}

	@Override
	public boolean prepare(Executor background) {
		if (steps.hasNext()) {
			return true;
		}
		if (rendering != null) {
			return rendering.isDone();
		}
		if (!reader.isDirty()) {
			return false;
		}
		rendering = CompletableFuture.supplyAsync(() -> view.prepare(reader.take()), background);
		return true;
	}

	@Override
	public boolean refresh() {
		if (!steps.hasNext() && rendering != null && rendering.isDone()) {
			CompletableFuture<List<Runnable>> rendered = rendering;
			rendering = null;
			if (rendered.isCompletedExceptionally()) {
				listener.onFailed(rendered.exceptionNow());
				return true;
			}
			steps = rendered.resultNow().iterator();
		}
		if (!steps.hasNext()) {
			return false;
		}
		steps.next().run();
		if (!steps.hasNext() && !closed) {
			listener.onCaughtUp();
		}
		return true;
	}

	/** Ends the reading; steps that wait are dropped. */
	void close() {
		setVisible(false);
		closed = true;
		steps = List.<Runnable>of().iterator();
		reader.close();
	}
}
