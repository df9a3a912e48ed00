package org.agentworld.app.internal.headless.chat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.agentworld.core.ChatFollower;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.ActivityChanged;
import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.QueueChanged;
import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.ChatEvent.TurnStepped;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.TurnId;

/**
 * What comes in one chat from now until it has answered a message, and when it came; shown by another follower. Called on
 * the thread of the chat's subscription; {@link #whenIdle()} hands the result over.
 */
final class Answer implements ChatFollower {

	private final String chatName;
	private final ChatFollower shown;
	private final CompletableFuture<Void> ready = new CompletableFuture<>();
	private final CompletableFuture<Answer> idle = new CompletableFuture<>();

	private final Map<TurnId, Turn> turns = new LinkedHashMap<>();
	private final ReceivedText received = new ReceivedText();
	private final StringBuilder text = new StringBuilder();
	private boolean answering;
	private int queued;
	private int events;
	private long askedAt;
	private long firstToken;
	private long lastToken;

	/** @param shown told all that this is told, and first */
	Answer(String chatName, ChatFollower shown) {
		this.chatName = chatName;
		this.shown = shown;
	}

	/** Completed when the chat is being followed, so that nothing of what is sent now is missed. */
	CompletableFuture<Void> ready() {
		return ready;
	}

	/** Completed when the chat has answered all that was sent; fails with a {@link RefusedException} if it is gone. */
	CompletableFuture<Answer> whenIdle() {
		return idle;
	}

	String chatName() {
		return chatName;
	}

	/** All text that came. */
	String text() {
		return text.toString();
	}

	int events() {
		return events;
	}

	/** The message is being sent now. */
	void asked() {
		askedAt = System.nanoTime();
	}

	/** From sending the message to the first piece; only if {@link #firstToken()} is there. */
	Duration untilFirstToken() {
		return Duration.ofNanos(firstToken - askedAt);
	}

	/** When the first piece came, as {@link System#nanoTime()}; empty if none came. */
	Optional<Long> firstToken() {
		return firstToken == 0 ? Optional.empty() : Optional.of(firstToken);
	}

	/** When the last piece came; only if {@link #firstToken()} is there. */
	long lastToken() {
		return lastToken;
	}

	Duration streamed() {
		return Duration.ofNanos(lastToken - firstToken);
	}

	/** How many turns did not end as they should. */
	long troubles() {
		return turns.values().stream().filter(turn -> turn.state().offersRetry()).count();
	}

	@Override
	public void onSnapshot(ChatSnapshot snapshot) {
		shown.onSnapshot(snapshot);
		snapshot.liveTurns().forEach(this::catchUp);
		queued = snapshot.queue().messages().size();
		answering |= snapshot.activity() != Activity.IDLE;
		ready.complete(null);
		if (answering && snapshot.activity() == Activity.IDLE) {
			snapshot.page().turns().stream().filter(turn -> turns.containsKey(turn.id())).forEach(this::keep);
			idle.complete(this);
		}
	}

	private void catchUp(LiveTurn live) {
		keep(live.turn());
		receive(live.turn().id(), 0, live.text());
	}

	@Override
	public void onEvent(ChatEvent event) {
		shown.onEvent(event);
		events++;
		switch (event) {
			case TurnStepped stepped -> keep(stepped.turn());
			case TurnChunk chunk -> receive(chunk.turn(), chunk.offset(), chunk.text());
			case TurnEnded end -> keep(end.turn());
			case TurnCancelled end -> keep(end.turn());
			case TurnFailed end -> keep(end.turn());
			// That nobody answers.
			case MessageCommitted committed when committed.message().role() == Role.SYSTEM -> idle.complete(this);
			case QueueChanged changed -> changed(changed.queue());
			case ActivityChanged changed -> changed(changed.activity());
			default -> {
				// The rest says nothing about the answer.
			}
		}
	}

	@Override
	public void onEnd(RefusedException why) {
		shown.onEnd(why);
		ready.completeExceptionally(why);
		idle.completeExceptionally(why);
	}

	private void receive(TurnId turn, int offset, String piece) {
		String news = received.news(turn, offset, piece);
		if (news.isEmpty()) {
			return;
		}
		lastToken = System.nanoTime();
		if (firstToken == 0) {
			firstToken = lastToken;
		}
		text.append(news);
	}

	private void keep(Turn turn) {
		turns.put(turn.id(), turn);
	}

	/** What waits in a queue that is paused is not waited for: a person has to resume it first. */
	private void changed(Queue queue) {
		queued = queue.paused() ? 0 : queue.messages().size();
		if (queue.paused() && !answering) {
			idle.completeExceptionally(new RefusedException("The message waits in the queue of '" + chatName
					+ "', which is paused since an earlier answer was stopped or failed. Resume it in the workbench."));
		}
	}

	private void changed(Activity activity) {
		answering |= activity == Activity.WORKING;
		if (answering && activity == Activity.IDLE && queued == 0) {
			idle.complete(this);
		}
	}
}
