package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.persistence.internal.sql.Row;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.StoreException;

/** The turns of all chats. One that is final is not written again. */
public final class TurnTable {

	private static final String SELECT = """
			SELECT turn.*, chat.id AS chat_id, trigger_row.id AS trigger_id
			FROM turn JOIN chat ON chat.number = turn.chat
				JOIN message AS trigger_row ON trigger_row.number = turn.trigger_message
			""";

	private final Sql sql;

	public TurnTable(Sql sql) {
		this.sql = sql;
	}

	/** One turn; none if it was dismissed. */
	public Optional<Turn> find(ChatId chat, TurnId turn) throws SQLException {
		return sql.first(TurnTable::turn, SELECT + "WHERE chat.id = ? AND turn.id = ? AND NOT turn.dismissed", chat,
				turn);
	}

	/** The turn that wrote a message. */
	public Optional<Turn> whichWrote(ChatId chat, MessageId answer) throws SQLException {
		return sql.first(TurnTable::turn, SELECT
				+ "WHERE chat.id = ? AND turn.id = (SELECT message.turn FROM message WHERE message.id = ?)", chat, answer);
	}

	public List<ChatId> chatsWithUnfinished() throws SQLException {
		return sql.list(row -> ChatId.parse(row.text("id")),
				"SELECT id FROM chat WHERE id IS NOT NULL AND number IN (SELECT chat FROM turn WHERE ended_at IS NULL)"
						+ " ORDER BY number");
	}

	List<Turn> unfinished(long chat) throws SQLException {
		return sql.list(TurnTable::turn, SELECT + "WHERE turn.chat = ? AND turn.ended_at IS NULL ORDER BY turn.ordinal",
				chat);
	}

	/** Those that are final and not dismissed and answer a message in the log between two positions, both included. */
	List<Turn> answering(long chat, long first, long last) throws SQLException {
		return sql.list(TurnTable::turn, SELECT + """
				WHERE trigger_row.chat = ? AND trigger_row.position BETWEEN ? AND ? AND trigger_row.cut_by IS NULL
					AND turn.ended_at IS NOT NULL AND NOT turn.dismissed ORDER BY turn.ordinal""", chat, first, last);
	}

	/** Those that answer a message in the log from a position on, and can be retried. */
	List<TurnId> offeringRetryFrom(long chat, long position) throws SQLException {
		return sql.list(row -> TurnId.parse(row.text("id")), """
				SELECT turn.id FROM turn JOIN message ON message.number = turn.trigger_message
				WHERE message.chat = ? AND message.position >= ? AND message.cut_by IS NULL AND NOT turn.dismissed
					AND turn.state IN ('FAILED', 'CANCELLED', 'INTERRUPTED') ORDER BY turn.ordinal""", chat, position);
	}

	/** Those that are final and answer a message, dismissed ones among them. */
	List<Turn> finishedAnswersOf(long message) throws SQLException {
		return sql.list(TurnTable::turn,
				SELECT + "WHERE turn.trigger_message = ? AND turn.ended_at IS NOT NULL ORDER BY turn.ordinal", message);
	}

	boolean offersRetry(Turn turn) throws SQLException {
		return turn.state().offersRetry()
				&& sql.first(_ -> true, "SELECT 1 FROM turn WHERE id = ? AND NOT dismissed", turn.id()).isPresent();
	}

	boolean isUnfinished(long chat, TurnId turn) throws SQLException {
		return sql.first(_ -> true, "SELECT 1 FROM turn WHERE id = ? AND chat = ? AND ended_at IS NULL", turn, chat)
				.isPresent();
	}

	/** Adds a turn or writes its new state. */
	void put(long chat, Turn turn) throws SQLException, StoreException {
		long trigger = sql.first(row -> row.number("number"), "SELECT number FROM message WHERE chat = ? AND id = ?",
				chat, turn.trigger()).orElseThrow(() -> Conflict.because("the turn " + turn.id() + " answers the"
						+ " message " + turn.trigger() + ", which is not in the chat"));
		int written = sql.update("""
				INSERT INTO turn (id, chat, agent, agent_name, trigger_message, human_message, exchange_turn, ordinal, state, error_kind,
					error_message, error_retry_after, input_tokens, output_tokens, cached_tokens, reasoning_tokens, left_out, answer,
					requested_at, ended_at)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (id) DO UPDATE SET state = excluded.state, error_kind = excluded.error_kind,
					error_message = excluded.error_message, error_retry_after = excluded.error_retry_after,
					input_tokens = excluded.input_tokens, output_tokens = excluded.output_tokens,
					cached_tokens = excluded.cached_tokens, reasoning_tokens = excluded.reasoning_tokens,
					left_out = excluded.left_out, answer = excluded.answer, ended_at = excluded.ended_at
				WHERE chat = excluded.chat AND ended_at IS NULL""", turn.id(), chat, turn.agent(), turn.agentName(),
				trigger, turn.exchange().human(), turn.exchange().turn(), turn.ordinal(), turn.state(), turn.error().map(TurnError::kind),
				turn.error().map(TurnError::message), turn.error().flatMap(TurnError::retryAfter),
				turn.usage().inputTokens(), turn.usage().outputTokens(), turn.usage().cachedTokens(),
				turn.usage().reasoningTokens(), turn.leftOut(), turn.answer(), turn.requestedAt(), turn.endedAt());
		if (written == 0) {
			throw Conflict.because("the turn " + turn.id() + " has ended, or belongs to another chat");
		}
	}

	/** A dismissed turn may be dismissed again. */
	void dismiss(long chat, TurnId turn) throws SQLException, StoreException {
		if (sql.update("UPDATE turn SET dismissed = 1 WHERE id = ? AND chat = ? AND state IN (?, ?, ?)", turn, chat,
				TurnState.FAILED, TurnState.CANCELLED, TurnState.INTERRUPTED) == 0) {
			throw Conflict.because("the turn " + turn + " is not in the chat, or offers no retry");
		}
	}

	private static Turn turn(Row row) throws SQLException {
		return new Turn(TurnId.parse(row.text("id")), ChatId.parse(row.text("chat_id")),
				AgentId.parse(row.text("agent")), row.text("agent_name"),
				MessageId.parse(row.text("trigger_id")),
				new Exchange(MessageId.parse(row.text("human_message")), (int) row.number("exchange_turn")), row.number("ordinal"),
				row.literal(TurnState.class, "state"), error(row),
				new Usage(row.optionalNumber("input_tokens"), row.optionalNumber("output_tokens"),
						row.optionalNumber("cached_tokens"), row.optionalNumber("reasoning_tokens")),
				(int) row.number("left_out"), row.optionalText("answer").map(MessageId::parse), row.instant("requested_at"),
				row.optionalInstant("ended_at"));
	}

	private static Optional<TurnError> error(Row row) throws SQLException {
		if (row.text("error_kind") == null) {
			return Optional.empty();
		}
		return Optional.of(new TurnError(row.literal(TurnError.Kind.class, "error_kind"), row.text("error_message"),
				row.optionalText("error_retry_after").map(Duration::parse)));
	}
}
