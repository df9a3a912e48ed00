package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Agent;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.ReasoningEffort;
import org.agentworld.model.World;
import org.agentworld.persistence.internal.sql.Row;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.StoreException;

/** The agents of worlds, in their order; those that were deleted among them, which nobody sees. */
public final class AgentTable {

	private record Known(String world, boolean deleted) {
	}

	private final Sql sql;

	public AgentTable(Sql sql) {
		this.sql = sql;
	}

	List<Agent> of(WorldId world) throws SQLException {
		return sql.list(AgentTable::agent,
				"SELECT * FROM agent WHERE world = ? AND deleted_at IS NULL ORDER BY ordinal", world);
	}

	boolean isAlive(WorldId world, AgentId agent) throws SQLException {
		return sql.first(_ -> true, "SELECT 1 FROM agent WHERE world = ? AND id = ? AND deleted_at IS NULL", world,
				agent).isPresent();
	}

	/** Writes an agent, as the last of its world if it is new. */
	public void put(WorldId world, Agent agent) throws SQLException, StoreException {
		if (isKnown(world, agent.getId())) {
			change(agent);
			return;
		}
		if (sql.first(_ -> true, "SELECT 1 FROM world WHERE id = ?", world).isEmpty()) {
			throw Missing.world(world);
		}
		insert(world, agent);
	}

	/**
	 * Writes those agents of the world that are new, and the order of all; one that the world does not name comes last.
	 */
	void putMissingAndOrder(World world) throws SQLException, StoreException {
		sql.update("UPDATE agent SET ordinal = ordinal + ? WHERE world = ?", world.getAgents().size(), world.getId());
		int ordinal = 0;
		for (Agent agent : world.getAgents()) {
			if (!isKnown(world.getId(), agent.getId())) {
				insert(world.getId(), agent);
			}
			sql.update("UPDATE agent SET ordinal = ? WHERE id = ?", ordinal++, agent.getId());
		}
	}

	public void delete(WorldId world, AgentId agent) throws SQLException, StoreException {
		if (sql.update("UPDATE agent SET deleted_at = ? WHERE world = ? AND id = ? AND deleted_at IS NULL",
				Instant.now(), world, agent) == 0) {
			throw Missing.agent(agent);
		}
		sql.update("UPDATE world SET main_agent = NULL WHERE id = ? AND main_agent = ?", world, agent);
	}

	private boolean isKnown(WorldId world, AgentId agent) throws SQLException, StoreException {
		Optional<Known> known = sql.first(row -> new Known(row.text("world"), row.text("deleted_at") != null),
				"SELECT world, deleted_at FROM agent WHERE id = ?", agent);
		if (known.isEmpty()) {
			return false;
		}
		if (!known.get().world().equals(world.toString())) {
			throw Conflict.because("the agent " + agent + " belongs to another world");
		}
		if (known.get().deleted()) {
			throw Missing.agent(agent);
		}
		return true;
	}

	private void insert(WorldId world, Agent agent) throws SQLException {
		sql.update("""
				INSERT INTO agent (id, world, ordinal, name, name_key, revision, connection, model, system_prompt,
					temperature, top_p, max_tokens, reasoning_effort, stop, extra_parameters, streamed, enabled,
					context_tokens, auto_reply, contribution, answered_by_class)
				VALUES (?, ?, (SELECT coalesce(max(ordinal), -1) + 1 FROM agent WHERE world = ?), ?, ?, ?, ?, ?, ?, ?,
					?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", agent.getId(), world, world, agent.getName(), WorldTable.nameKey(agent.getName()),
				agent.getRevision(), agent.getConnection(), agent.getModel(), agent.getSystemPrompt(),
				agent.getTemperature(), agent.getTopP(), agent.getMaxTokens(), agent.getReasoningEffort(), agent.getStop(),
				agent.getExtraParameters(), agent.isStreamed(), agent.isEnabled(), agent.getContextTokens(),
				agent.isAutoReply(), agent.getContribution(), agent.isAnsweredByClass());
	}

	private void change(Agent agent) throws SQLException {
		sql.update("""
				UPDATE agent SET name = ?, name_key = ?, revision = ?, connection = ?, model = ?, system_prompt = ?,
					temperature = ?, top_p = ?, max_tokens = ?, reasoning_effort = ?, stop = ?, extra_parameters = ?,
					streamed = ?, enabled = ?, context_tokens = ?, auto_reply = ?, contribution = ?, answered_by_class = ?
				WHERE id = ?""", agent.getName(),
				WorldTable.nameKey(agent.getName()), agent.getRevision(), agent.getConnection(), agent.getModel(),
				agent.getSystemPrompt(), agent.getTemperature(), agent.getTopP(), agent.getMaxTokens(),
				agent.getReasoningEffort(), agent.getStop(), agent.getExtraParameters(), agent.isStreamed(),
				agent.isEnabled(), agent.getContextTokens(), agent.isAutoReply(), agent.getContribution(),
				agent.isAnsweredByClass(), agent.getId());
	}

	private static Agent agent(Row row) throws SQLException {
		Agent agent = ModelFactory.eINSTANCE.createAgent();
		agent.setId(AgentId.parse(row.text("id")));
		agent.setName(row.text("name"));
		agent.setRevision(row.number("revision"));
		agent.setConnection(row.text("connection"));
		agent.setModel(row.text("model"));
		agent.setSystemPrompt(row.text("system_prompt"));
		agent.setTemperature(row.decimal("temperature"));
		agent.setTopP(row.decimal("top_p"));
		row.optionalNumber("max_tokens").ifPresent(most -> agent.setMaxTokens((int) most));
		agent.setReasoningEffort(row.literal(ReasoningEffort.class, "reasoning_effort"));
		row.optionalNumber("context_tokens").ifPresent(most -> agent.setContextTokens((int) most));
		agent.setAutoReply(row.flag("auto_reply"));
		agent.setStop(row.text("stop"));
		agent.setExtraParameters(row.text("extra_parameters"));
		agent.setStreamed(row.flag("streamed"));
		agent.setEnabled(row.flag("enabled"));
		agent.setContribution(row.text("contribution"));
		agent.setAnsweredByClass(row.flag("answered_by_class"));
		return agent;
	}
}
