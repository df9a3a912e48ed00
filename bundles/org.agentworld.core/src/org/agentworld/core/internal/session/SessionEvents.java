package org.agentworld.core.internal.session;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.agentworld.core.Timers;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.ActivityChanged;
import org.agentworld.events.ChatEvent.ChatArchived;
import org.agentworld.events.ChatEvent.ChatCreated;
import org.agentworld.events.ChatEvent.ChatDeleted;
import org.agentworld.events.ChatEvent.ChatPinned;
import org.agentworld.events.ChatEvent.ChatRenamed;
import org.agentworld.events.ChatEvent.ChatSeen;
import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.MessagesCut;
import org.agentworld.events.ChatEvent.MessagesRestored;
import org.agentworld.events.ChatEvent.QueueChanged;
import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnDelayed;
import org.agentworld.events.ChatEvent.TurnDismissed;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.ChatEvent.TurnReasoning;
import org.agentworld.events.ChatEvent.TurnStepped;
import org.agentworld.events.EventStamp;
import org.agentworld.events.bus.EventPublisher;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.SessionEpoch;
import org.agentworld.events.id.TurnId;
import org.agentworld.spi.store.ChatChange.TextKind;
import org.agentworld.spi.store.LogTail;

/** Numbers the events of a session and publishes them. */
final class SessionEvents {

	private final ChatAddress address;
	private final EventPublisher publisher;
	private final Timers timers;
	private SessionEpoch epoch = SessionEpoch.random();
	private long lastSeq;

	SessionEvents(ChatAddress address, EventPublisher publisher, Timers timers) {
		this.address = address;
		this.publisher = publisher;
		this.timers = timers;
	}

	void created(String name) {
		publish((chat, stamp) -> new ChatCreated(chat, stamp, name));
	}

	void renamed(String name) {
		publish((chat, stamp) -> new ChatRenamed(chat, stamp, name));
	}

	void pinned(boolean pinned) {
		publish((chat, stamp) -> new ChatPinned(chat, stamp, pinned));
	}

	void archived(boolean archived) {
		publish((chat, stamp) -> new ChatArchived(chat, stamp, archived));
	}

	void seen(long position) {
		publish((chat, stamp) -> new ChatSeen(chat, stamp, position));
	}

	void deleted() {
		publish(ChatDeleted::new);
	}

	void committed(Message message) {
		publish((chat, stamp) -> new MessageCommitted(chat, stamp, message));
	}

	void cut(LogTail gone) {
		publish((chat, stamp) -> new MessagesCut(chat, stamp, gone.messages(), gone.turns()));
	}

	/** Begins a new epoch: what followers have put together from events is not the log any more. */
	void restored(LogTail back) {
		epoch = SessionEpoch.random();
		lastSeq = 0;
		publish((chat, stamp) -> new MessagesRestored(chat, stamp, back.messages(), back.turns()));
	}

	void stepped(Turn turn) {
		publish((chat, stamp) -> new TurnStepped(chat, stamp, turn));
	}

	void delayed(TurnId turn, Optional<Delay> delay) {
		publish((chat, stamp) -> new TurnDelayed(chat, stamp, turn, delay));
	}

	/** @param offset where the text begins in the turn's text of that kind */
	void said(TurnId turn, TextKind kind, int offset, String text) {
		publish((chat, stamp) -> switch (kind) {
			case ANSWER -> new TurnChunk(chat, stamp, turn, offset, text);
			case REASONING -> new TurnReasoning(chat, stamp, turn, offset, text);
		});
	}

	/** A turn's message, if it wrote one, and then its end. */
	void ended(Ending ending) {
		ending.message().ifPresent(this::committed);
		publish((chat, stamp) -> switch (ending.turn().state()) {
			case ENDED -> new TurnEnded(chat, stamp, ending.turn());
			case FAILED -> new TurnFailed(chat, stamp, ending.turn());
			default -> new TurnCancelled(chat, stamp, ending.turn());
		});
	}

	void dismissed(TurnId turn) {
		publish((chat, stamp) -> new TurnDismissed(chat, stamp, turn));
	}

	void queue(Queue queue) {
		publish((chat, stamp) -> new QueueChanged(chat, stamp, queue));
	}

	void activity(Activity activity) {
		publish((chat, stamp) -> new ActivityChanged(chat, stamp, activity));
	}

	private void publish(BiFunction<ChatAddress, EventStamp, ChatEvent> event) {
		publisher.publish(event.apply(address, new EventStamp(epoch, ++lastSeq, timers.now())));
		// A handler that interrupts the consumer must not stop what the session does next.
		Thread.interrupted();
	}

	SessionEpoch epoch() {
		return epoch;
	}

	long lastSeq() {
		return lastSeq;
	}
}
