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
import org.agentworld.spi.store.ChatContents;
import org.agentworld.spi.store.ChatDraft;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;

/**
 * Copies the beginning of a log into a new chat, with new ids, as it was at one moment. Reads and writes some messages at a
 * time, so that neither the memory nor the commits of other chats notice a long one.
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
	 * @throws StoreException {@code NOT_FOUND} if the message is not in the log
	 */
	public void write(Chat branch) throws StoreException {
		ChatContents copied = contents();
		long last = copied.lastPosition();
		Chat from = copied.state().chat();
		branch.setWorld(from.getWorld());
		branch.setBranchedFrom(origin);
		branch.setBranchedFromName(from.getName());
		branch.setSeenPosition(last);
		try (ChatDraft draft = store.draft(branch)) {
			for (int done = 0; done < copied.positions().size(); done += AT_ONCE) {
				List<ChatChange> changes = new ArrayList<>();
				for (LoggedMessage logged : store.log(copied, done, AT_ONCE)) {
					copy(draft.chat(), logged, changes);
				}
				draft.append(changes);
			}
			Map<AgentId, Long> floors = new HashMap<>();
			copied.memoryFloors().forEach((agent, floor) -> floors.put(agent, Math.min(floor, last)));
			draft.forget(floors);
			store.publish(Optional.empty(), List.of(draft));
		}
	}

	/** The log up to the last message, as it is now. */
	private ChatContents contents() throws StoreException {
		ChatContents now = store.contents(origin).ofLog();
		return store.message(origin, upTo).map(Message::position).filter(now.positions()::contains).map(now::upTo)
				.orElseThrow(() -> new StoreException(StoreException.Kind.NOT_FOUND,
						"The message is not in the chat (any more)."));
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
}
