package org.agentworld.app.internal.headless.chat;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.agentworld.core.ChatFollower;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.ActivityChanged;
import org.agentworld.events.ChatEvent.QueueChanged;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.Queue;

/** Shows a chat by another follower until it is gone, or also until it has nothing more to do. */
final class Looking implements ChatFollower {

	private final ChatFollower shown;
	private final boolean untilIdle;
	private final Consumer<RefusedException> gone;
	private final CompletableFuture<Void> end = new CompletableFuture<>();
	private boolean idle;
	private boolean waits;

	/**
	 * @param shown told all that this is told
	 * @param gone  told why there is nothing more to look at
	 */
	Looking(ChatFollower shown, boolean untilIdle, Consumer<RefusedException> gone) {
		this.shown = shown;
		this.untilIdle = untilIdle;
		this.gone = gone;
	}

	/** Completed when there is nothing more to wait for. */
	CompletableFuture<Void> end() {
		return end;
	}

	@Override
	public void onSnapshot(ChatSnapshot snapshot) {
		shown.onSnapshot(snapshot);
		idle = snapshot.activity() == Activity.IDLE;
		waits = waits(snapshot.queue());
		endIfIdle();
	}

	@Override
	public void onEvent(ChatEvent event) {
		shown.onEvent(event);
		switch (event) {
			case ActivityChanged changed -> idle = changed.activity() == Activity.IDLE;
			case QueueChanged changed -> waits = waits(changed.queue());
			default -> {
				return;
			}
		}
		endIfIdle();
	}

	/** What waits in a paused queue waits for a person. */
	private static boolean waits(Queue queue) {
		return !queue.paused() && !queue.messages().isEmpty();
	}

	private void endIfIdle() {
		if (untilIdle && idle && !waits) {
			end.complete(null);
		}
	}

	@Override
	public void onEnd(RefusedException why) {
		shown.onEnd(why);
		gone.accept(why);
		end.complete(null);
	}
}
