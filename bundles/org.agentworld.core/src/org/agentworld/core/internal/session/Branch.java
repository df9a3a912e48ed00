package org.agentworld.core.internal.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.model.Chat;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatDraft;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;

/**
 * Copies the beginning of a log into a new chat, with new ids. Reads and writes some messages at a time, so that neither
 * the memory nor the commits of other chats notice a long one.
 */
public final class Branch {

	private static final int AT_ONCE = 100;

	private final Store store;
	private final ChatId origin;
	private final MessageId upTo;
	private final Map<MessageId, MessageId> messages = new HashMap<>();
	private final Map<TurnId, TurnId> turns = new HashMap<>();

	/** @param upTo the last message that is copied */
	public Branch(Store store, ChatId origin, MessageId upTo) {
		this.store = store;
		this.origin = origin;
		this.upTo = upTo;
	}

	/**
	 * Blocks.
	 *
	 * @param branch gets its world and its origin here
	 * @throws StoreException {@code NOT_FOUND} if the message is not in the log, or was taken out meanwhile
	 */
	public void write(Chat branch) throws StoreException {
		Chat from = store.chat(origin).orElseThrow(() -> new StoreException(StoreException.Kind.NOT_FOUND,
				"There is no chat " + origin + " (any more)."));
		branch.setWorld(from.getWorld());
		branch.setBranchedFrom(origin);
		branch.setBranchedFromName(from.getName());
		long last = position();
		branch.setSeenPosition(last);
		try (ChatDraft draft = store.draft(branch)) {
			copy(draft, last);
			Map<AgentId, Long> floors = new HashMap<>();
			store.memoryFloors(origin).forEach((agent, floor) -> floors.put(agent, Math.min(floor, last)));
			draft.forget(floors);
			position();
			store.publish(Optional.empty(), List.of(draft));
		}
	}

	private void copy(ChatDraft draft, long last) throws StoreException {
		long done = 0;
		while (done < last) {
			List<ChatChange> changes = new ArrayList<>();
			for (LoggedMessage logged : store.log(origin, done, AT_ONCE)) {
				done = logged.message().position();
				if (done > last) {
					break;
				}
				copy(draft.chat(), logged, changes);
			}
			if (changes.isEmpty()) {
				return;
			}
			draft.append(changes);
		}
	}

	private void copy(ChatId chat, LoggedMessage logged, List<ChatChange> changes) {
		Message message = logged.message();
		MessageId id = idOf(message.id());
		changes.add(new ChatChange.AppendMessage(new Message(id, chat, message.position(), message.role(), message.agent(),
				message.authorName(), message.content(), message.turn().map(this::idOf), message.createdAt()),
				logged.recipients()));
		for (Turn turn : logged.turns()) {
			if (turn.state() == TurnState.ENDED) {
				changes.add(new ChatChange.PutTurn(new Turn(idOf(turn.id()), chat, turn.agent(), turn.agentName(), id,
						new Exchange(idOf(turn.exchange().human()), turn.exchange().turn()), turn.ordinal(), turn.state(),
						turn.error(), turn.usage(), turn.leftOut(), turn.answer().map(this::idOf), turn.requestedAt(),
						turn.endedAt())));
			}
		}
	}

	/** The id that a message has in the branch, whether it was copied already, comes later or stays behind. */
	private MessageId idOf(MessageId message) {
		return messages.computeIfAbsent(message, _ -> MessageId.random());
	}

	private TurnId idOf(TurnId turn) {
		return turns.computeIfAbsent(turn, _ -> TurnId.random());
	}

	/** Where the last message stands. */
	private long position() throws StoreException {
		Optional<Message> message = store.message(origin, upTo);
		if (message.isPresent()) {
			long position = message.get().position();
			List<LoggedMessage> there = store.log(origin, position - 1, 1);
			if (!there.isEmpty() && there.getFirst().message().id().equals(upTo)) {
				return position;
			}
		}
		throw new StoreException(StoreException.Kind.NOT_FOUND, "The message is not in the chat (any more).");
	}
}
