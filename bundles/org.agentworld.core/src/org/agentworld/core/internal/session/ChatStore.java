package org.agentworld.core.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.MessagePage;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.LogTail;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.spi.store.PendingAnswer;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;

/** The store, as one chat sees it. */
final class ChatStore {

	private static final int PAGE = 100;

	private final Store store;
	private final ChatId chat;

	ChatStore(Store store, ChatId chat) {
		this.store = store;
		this.chat = chat;
	}

	/** Waits until the changes are durable. Only this chat waits. */
	void save(List<? extends ChatChange> changes) throws StoreException {
		waitFor(store.commit(chat, List.copyOf(changes)));
	}

	MessagePage page(long before, int limit) throws StoreException {
		return store.page(chat, before, limit);
	}

	Optional<Turn> turn(TurnId turn) throws StoreException {
		return store.turn(chat, turn);
	}

	Optional<Message> message(MessageId message) throws StoreException {
		return store.message(chat, message);
	}

	Optional<Turn> turnOf(MessageId answer) throws StoreException {
		return store.turnOf(chat, answer);
	}

	List<LoggedMessage> log(long after, int limit) throws StoreException {
		return store.log(chat, after, limit);
	}

	List<PendingAnswer> pendingAnswers(long from) throws StoreException {
		return store.pendingAnswers(chat, from);
	}

	LogTail tail(long position) throws StoreException {
		return store.tail(chat, position);
	}

	/** The answers of an agent to a message from which a person may choose, in their order. */
	List<MessageId> answers(MessageId trigger, AgentId agent) throws StoreException {
		return store.answers(chat, trigger, agent);
	}

	/** The last message before a position; empty if there is none. */
	Optional<Message> before(long position) throws StoreException {
		return store.page(chat, position, 1).messages().stream().findFirst();
	}

	/** What stands in the log between two positions, the first included. */
	List<LoggedMessage> between(long first, long end) throws StoreException {
		List<LoggedMessage> found = new ArrayList<>();
		long after = first - 1;
		while (true) {
			List<LoggedMessage> page = store.log(chat, after, PAGE);
			for (LoggedMessage logged : page) {
				after = logged.message().position();
				if (after >= end) {
					return found;
				}
				found.add(logged);
			}
			if (page.size() < PAGE) {
				return found;
			}
		}
	}

	/** A message of the log with all that belongs to it; empty if it is cut. */
	Optional<LoggedMessage> logged(Message message) throws StoreException {
		return store.log(chat, message.position() - 1, 1).stream()
				.filter(found -> found.message().id().equals(message.id())).findFirst();
	}

	void delete() throws StoreException {
		store.deleteChat(chat);
	}

	private static void waitFor(CompletableFuture<Void> saved) throws StoreException {
		try {
			// Not interruptible, since a step that was committed must also be carried out.
			saved.join();
		} catch (CompletionException e) {
			if (e.getCause() instanceof StoreException why) {
				throw why;
			}
			throw new StoreException(StoreException.Kind.OTHER, "Saving failed: " + e.getCause(), e.getCause());
		}
	}
}
