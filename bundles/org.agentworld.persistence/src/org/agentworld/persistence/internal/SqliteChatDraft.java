package org.agentworld.persistence.internal;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.model.Chat;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.persistence.internal.tables.ChatChanges;
import org.agentworld.persistence.internal.tables.ChatTable;
import org.agentworld.persistence.internal.tables.Conflict;
import org.agentworld.persistence.internal.tables.MemoryTable;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatDraft;
import org.agentworld.spi.store.StoreException;

/** A chat's row without id and world: what looks like a deleted chat to all others, and is purged like one if it is left. */
final class SqliteChatDraft implements ChatDraft {

	private final Chat definition;
	private final Writer writer;
	private final Drafts drafts;
	private final long number;
	private boolean ended;

	private SqliteChatDraft(Chat definition, Writer writer, Drafts drafts, long number) {
		this.definition = definition;
		this.writer = writer;
		this.drafts = drafts;
		this.number = number;
	}

	/** @param definition the draft's from now on */
	static SqliteChatDraft begin(Chat definition, Writer writer, Drafts drafts) throws StoreException {
		AtomicLong number = new AtomicLong();
		Uninterruptibly.get(writer.submit(sql -> {
			number.set(new ChatTable(sql).createDraft(definition));
			drafts.begin(number.get());
		}));
		return new SqliteChatDraft(definition, writer, drafts, number.get());
	}

	@Override
	public ChatId chat() {
		return definition.getId();
	}

	@Override
	public void append(List<ChatChange> changes) throws StoreException {
		List<ChatChange> copy = List.copyOf(changes);
		for (ChatChange change : copy) {
			if (change instanceof ChatChange.PutTurn(Turn turn) && !turn.state().isFinal()) {
				throw Conflict.because("the turn " + turn.id() + " has not ended, and nobody runs it in a draft");
			}
		}
		write(sql -> new ChatChanges(sql, chat()).apply(number, copy));
	}

	@Override
	public void forget(Map<AgentId, Long> floors) throws StoreException {
		Map<AgentId, Long> copy = Map.copyOf(floors);
		write(sql -> {
			for (Map.Entry<AgentId, Long> floor : copy.entrySet()) {
				new MemoryTable(sql).forget(number, floor.getKey(), floor.getValue());
			}
		});
	}

	private void write(Change change) throws StoreException {
		if (ended) {
			throw new IllegalStateException("The draft of the chat " + chat() + " has ended.");
		}
		Uninterruptibly.get(writer.submit(change));
	}

	/** In the transaction that makes it visible. */
	void publish(Sql sql) throws SQLException {
		new ChatTable(sql).publish(number, definition);
	}

	/** It is visible now. */
	void published() {
		ended = true;
		drafts.end(number);
	}

	@Override
	public void close() {
		if (!ended) {
			ended = true;
			drafts.abandon(number);
		}
	}
}
