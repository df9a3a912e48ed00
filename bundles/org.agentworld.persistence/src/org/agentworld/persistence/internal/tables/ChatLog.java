package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.MessagePage;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.ChatId;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.ChatChange.TextKind;
import org.agentworld.spi.store.ChatState;
import org.agentworld.spi.store.LogTail;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.spi.store.StoreException;

/** A chat as readers see it: messages, turns and queue together. */
public final class ChatLog {

	private final Sql sql;
	private final ChatTable chats;
	private final TurnTable turns;

	public ChatLog(Sql sql) {
		this.sql = sql;
		this.chats = new ChatTable(sql);
		this.turns = new TurnTable(sql);
	}

	public ChatState state(ChatId chat) throws SQLException, StoreException {
		ChatTable.Entry entry = chats.entry(chat);
		TurnTextTable texts = new TurnTextTable(sql);
		List<LiveTurn> live = new ArrayList<>();
		for (Turn turn : turns.unfinished(entry.number())) {
			live.add(new LiveTurn(turn, texts.of(turn.id(), TextKind.ANSWER), texts.of(turn.id(), TextKind.REASONING)));
		}
		return new ChatState(entry.definition(), entry.lastPosition(), entry.lastOrdinal(), live,
				new QueueTable(sql).of(entry));
	}

	/** The newest messages before a position, with the turns that answer them. */
	public MessagePage page(ChatId chat, long before, int limit) throws SQLException, StoreException {
		long number = chats.number(chat);
		// one more than asked for tells whether the log goes on
		List<Message> found = new MessageTable(sql).before(number, before, limit + 1L);
		boolean hasOlder = found.size() > limit;
		List<Message> messages = (hasOlder ? found.subList(0, limit) : found).reversed();
		if (messages.isEmpty()) {
			return MessagePage.EMPTY;
		}
		long first = messages.getFirst().position();
		long last = messages.getLast().position();
		return new MessagePage(messages, turns.answering(number, first, last), hasOlder,
				new MessageTable(sql).alternatives(number, first, last));
	}

	/** The oldest messages after a position, with all that belongs to them. */
	public List<LoggedMessage> after(ChatId chat, long position, int limit) throws SQLException, StoreException {
		long number = chats.number(chat);
		MessageTable log = new MessageTable(sql);
		MemoryTable memory = new MemoryTable(sql);
		List<LoggedMessage> found = new ArrayList<>();
		for (MessageTable.Head head : log.after(number, position, limit)) {
			found.add(new LoggedMessage(log.complete(List.of(head)).getFirst(), memory.of(number, head.position()),
					turns.finishedAnswersOf(head.number())));
		}
		return found;
	}

	public LogTail tail(ChatId chat, long position) throws SQLException, StoreException {
		long number = chats.number(chat);
		return new LogTail(new MessageTable(sql).from(number, position), turns.offeringRetryFrom(number, position));
	}
}
