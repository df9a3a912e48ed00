package org.agentworld.persistence.internal.tables;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Agent;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.persistence.internal.sql.Row;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.StoreException;

/** Worlds. */
public final class WorldTable {

	private record Stored(World world, Optional<String> mainAgent) {
	}

	private final Sql sql;
	private final AgentTable agents;

	public WorldTable(Sql sql) {
		this.sql = sql;
		this.agents = new AgentTable(sql);
	}

	public List<World> all() throws SQLException {
		List<Stored> found = sql.list(WorldTable::stored, "SELECT * FROM world ORDER BY name_key, id");
		for (Stored stored : found) {
			World world = stored.world();
			world.getAgents().addAll(agents.of(world.getId()));
			stored.mainAgent().map(AgentId::parse).ifPresent(main -> world.setMainAgent(world.getAgents().stream()
					.filter(agent -> agent.getId().equals(main)).findFirst().orElseThrow()));
		}
		return found.stream().map(Stored::world).toList();
	}

	public void put(World world) throws SQLException, StoreException {
		Agent main = world.getMainAgent();
		sql.update("""
				INSERT INTO world (id, name, name_key, revision, description, turn_limit, answer_order, connection,
					model, title_connection, title_model, variables, main_agent)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,
					revision = excluded.revision, description = excluded.description, turn_limit = excluded.turn_limit,
					answer_order = excluded.answer_order, connection = excluded.connection, model = excluded.model,
					title_connection = excluded.title_connection, title_model = excluded.title_model,
					variables = excluded.variables,
					main_agent = excluded.main_agent""", world.getId(), world.getName(), nameKey(world.getName()),
				world.getRevision(), world.getDescription(), world.getTurnLimit(), world.getAnswerOrder(),
				world.getConnection(), world.getModel(), world.getTitleConnection(), world.getTitleModel(),
				world.getVariables(), main == null ? null : main.getId());
		agents.putMissingAndOrder(world);
		if (main != null && !agents.isAlive(world.getId(), main.getId())) {
			throw Conflict.because("the main agent " + main.getId() + " is not an agent of the world");
		}
	}

	/** Writes all of its agents as well, new or changed. */
	public void putWithAgents(World world) throws SQLException, StoreException {
		put(world);
		for (Agent agent : world.getAgents()) {
			agents.put(world.getId(), agent);
		}
	}

	public void delete(WorldId world) throws SQLException, StoreException {
		new ChatTable(sql).deleteAllOf(world);
		if (sql.update("DELETE FROM world WHERE id = ?", world) == 0) {
			throw Missing.world(world);
		}
	}

	/** Two names are the same if this is; as the model's constraint has it. */
	static String nameKey(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	private static Stored stored(Row row) throws SQLException {
		World world = ModelFactory.eINSTANCE.createWorld();
		world.setId(WorldId.parse(row.text("id")));
		world.setName(row.text("name"));
		world.setRevision(row.number("revision"));
		world.setDescription(row.text("description"));
		world.setTurnLimit((int) row.number("turn_limit"));
		world.setAnswerOrder(row.literal(AnswerOrder.class, "answer_order"));
		world.setConnection(row.text("connection"));
		world.setModel(row.text("model"));
		world.setTitleConnection(row.text("title_connection"));
		world.setTitleModel(row.text("title_model"));
		world.setVariables(row.text("variables"));
		return new Stored(world, row.optionalText("main_agent"));
	}
}
