package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.MessagePage;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.ChatChange.TextKind;
import org.agentworld.spi.store.ChatContents;
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

	/** All that the chat holds at this moment; messages by their positions. */
	public ChatContents contents(ChatId chat) throws SQLException, StoreException {
		long number = chats.number(chat);
		MessageTable log = new MessageTable(sql);
		List<Long> alternatives = log.alternativesOfLog(number);
		List<Long> positions = new ArrayList<>(log.positions(number));
		positions.addAll(alternatives);
		positions.sort(null);
		return new ChatContents(state(chat), positions, Set.copyOf(alternatives), new MemoryTable(sql).floors(chat));
	}

	/** Some of what the chat held, with all that belonged to it. */
	public List<LoggedMessage> of(ChatContents contents, int from, int limit) throws SQLException, StoreException {
		ChatId chat = contents.state().chat().getId();
		List<Long> wanted = contents.positions().subList(from,
				from + Math.min(contents.positions().size() - from, limit));
		if (wanted.isEmpty()) {
			return List.of();
		}
		long number = chats.number(chat);
		MessageTable log = new MessageTable(sql);
		MemoryTable memory = new MemoryTable(sql);
		Set<Long> held = Set.copyOf(wanted);
		List<LoggedMessage> found = new ArrayList<>();
		for (MessageTable.Head head : log.between(number, wanted.getFirst(), wanted.getLast())) {
			if (held.contains(head.position())) {
				found.add(new LoggedMessage(log.complete(List.of(head)).getFirst(), memory.of(number, head.position()),
						ended(number, head.number(), contents)));
			}
		}
		if (found.size() < wanted.size()) {
			throw Missing.messageOf(chat);
		}
		return found;
	}

	/**
	 * The turns that answer a message and had ended then. One whose answer is gone says nothing any more, unless it offers to
	 * be tried again.
	 */
	private List<Turn> ended(long chat, long trigger, ChatContents contents) throws SQLException {
		Set<TurnId> running = contents.state().unfinishedTurns().stream().map(live -> live.turn().id())
				.collect(Collectors.toSet());
		List<Turn> ended = new ArrayList<>();
		for (Turn turn : turns.finishedAnswersOf(trigger)) {
			if (turn.ordinal() > contents.state().lastOrdinal() || running.contains(turn.id())) {
				continue;
			}
			if (holdsAnswer(chat, turn, contents)) {
				ended.add(turn);
			} else if (turns.offersRetry(turn)) {
				ended.add(turn.withoutAnswer());
			}
		}
		return ended;
	}

	private boolean holdsAnswer(long chat, Turn turn, ChatContents contents) throws SQLException {
		if (turn.answer().isEmpty()) {
			return true;
		}
		Optional<Long> position = new MessageTable(sql).position(chat, turn.answer().get());
		return position.isPresent() && Collections.binarySearch(contents.positions(), position.get()) >= 0;
	}

	public LogTail tail(ChatId chat, long position) throws SQLException, StoreException {
		long number = chats.number(chat);
		return new LogTail(new MessageTable(sql).from(number, position), turns.offeringRetryFrom(number, position));
	}
}
