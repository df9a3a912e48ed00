package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.NameSource;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatChange.AppendMessage;
import org.agentworld.spi.store.ChatChange.AppendTurnText;
import org.agentworld.spi.store.ChatChange.Archive;
import org.agentworld.spi.store.ChatChange.CutMessages;
import org.agentworld.spi.store.ChatChange.DismissTurn;
import org.agentworld.spi.store.ChatChange.MarkSeen;
import org.agentworld.spi.store.ChatChange.Pin;
import org.agentworld.spi.store.ChatChange.PutQueue;
import org.agentworld.spi.store.ChatChange.PutTurn;
import org.agentworld.spi.store.ChatChange.Rename;
import org.agentworld.spi.store.ChatChange.RestoreMessages;
import org.agentworld.spi.store.StoreException;

/** Applies changes to one chat, or to a draft of one, inside of a transaction that the caller undoes if one of them fails. */
public final class ChatChanges {

	private final Sql sql;
	private final ChatId chat;
	private final ChatTable chats;
	private final TurnTable turns;

	public ChatChanges(Sql sql, ChatId chat) {
		this.sql = sql;
		this.chat = chat;
		this.chats = new ChatTable(sql);
		this.turns = new TurnTable(sql);
	}

	/**
	 * @throws StoreException {@code NOT_FOUND} if the chat does not exist, {@code CONFLICT} if a change contradicts it
	 */
	public void apply(List<ChatChange> changes) throws SQLException, StoreException {
		apply(chats.number(chat), changes);
	}

	/** @param number of the chat, which may be a draft */
	public void apply(long number, List<ChatChange> changes) throws SQLException, StoreException {
		for (ChatChange change : changes) {
			switch (change) {
				case AppendMessage append -> append(number, append);
				case CutMessages cut -> cut(number, cut);
				case RestoreMessages(List<MessageId> messages) -> restore(number, messages);
				case PutTurn(Turn turn) -> put(number, turn);
				case AppendTurnText addition -> append(number, addition);
				case DismissTurn(var turn) -> turns.dismiss(number, turn);
				case PutQueue(var queue) -> new QueueTable(sql).put(number, queue);
				case Rename(String name, NameSource source) -> chats.rename(number, name, source);
				case Pin(boolean pinned) -> chats.pin(number, pinned);
				case Archive(boolean archived) -> chats.archive(number, archived);
				case MarkSeen(long position) -> chats.markSeen(number, position);
			}
		}
	}

	private void append(long number, AppendMessage change) throws SQLException, StoreException {
		Message message = change.message();
		requireSameChat(message.chat());
		if (!chats.grow(number, message.position(), message.createdAt())) {
			throw Conflict.because("the chat " + chat + " already had the position " + message.position());
		}
		long added = new MessageTable(sql).add(number, message);
		new MemoryTable(sql).add(number, message.position(), change.recipients());
		new SearchIndex(sql).add(added, message);
	}

	private void cut(long number, CutMessages change) throws SQLException, StoreException {
		MessageTable log = new MessageTable(sql);
		long cut = chats.nextCut(number);
		Instant now = Instant.now();
		for (MessageId message : change.messages()) {
			log.cut(number, message, cut, change.reason(), now);
		}
		chats.findNewestMessage(number);
	}

	private void restore(long number, List<MessageId> messages) throws SQLException, StoreException {
		MessageTable log = new MessageTable(sql);
		for (MessageId message : messages) {
			log.restore(number, message);
		}
		chats.findNewestMessage(number);
	}

	private void put(long number, Turn turn) throws SQLException, StoreException {
		requireSameChat(turn.chat());
		turns.put(number, turn);
		chats.countTurn(number, turn.ordinal());
		if (turn.state().isFinal()) {
			new TurnTextTable(sql).delete(turn.id());
		}
	}

	private void append(long number, AppendTurnText addition) throws SQLException, StoreException {
		if (!turns.isUnfinished(number, addition.turn())) {
			throw Conflict.because("the turn " + addition.turn() + " does not run in the chat " + chat);
		}
		new TurnTextTable(sql).append(addition);
	}

	/** A chat's rows are only ever written in its own name. */
	private void requireSameChat(ChatId written) throws StoreException {
		if (!written.equals(chat)) {
			throw Conflict.because("it belongs to the chat " + written + " and was to be written to the chat " + chat);
		}
	}
}
