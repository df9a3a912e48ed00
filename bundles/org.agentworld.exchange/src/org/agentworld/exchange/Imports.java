package org.agentworld.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.agentworld.core.Engine;
import org.agentworld.core.RefusedException;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.WorldId;
import org.agentworld.exchange.Clash.Choice;
import org.agentworld.exchange.ImportPreview.Kind;
import org.agentworld.exchange.internal.Names;
import org.agentworld.exchange.internal.Source;
import org.agentworld.exchange.internal.Sources;
import org.agentworld.exchange.internal.intake.Inspection;
import org.agentworld.exchange.internal.intake.Intake;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatDraft;

/**
 * Imports worlds, chats and agents: first a look at what there is, then all of it or nothing. Blocks; never call it on the
 * UI thread. Safe for use by many threads.
 */
public final class Imports {

	private final Engine engine;

	public Imports(Engine engine) {
		this.engine = engine;
	}

	/**
	 * Reads and checks all of a file and says what is in it. Changes nothing.
	 *
	 * @param path     a file or folder
	 * @param into     the world to which a chat or an agent is added; empty: not chosen yet, so that only the names of worlds
	 *                 clash
	 * @param progress hears of each message
	 * @throws UnreadableException if it cannot be imported; says in which file, where in it, and why
	 */
	public ImportPreview inspect(Path path, Optional<WorldId> into, Progress progress) throws RefusedException {
		Inspection inspection = inspected(source(path), progress);
		return inspection.preview(clashes(inspection.kind(), inspection.world(), into));
	}

	/**
	 * Imports a file. Nothing has changed if this fails, whatever the reason.
	 *
	 * @param path     a file or folder
	 * @param into     the world to which a chat or an agent is added; empty for a world
	 * @param choices  what is done about each name that {@link #inspect} found taken, by that name
	 * @param progress hears of each message, twice: the file is checked to its end before anything is written
	 * @throws UnreadableException if it cannot be imported; says in which file, where in it, and why
	 * @throws org.agentworld.core.AgentBusyException if an agent that is to be replaced is answering, or waiting to answer
	 * @throws RefusedException    for any other reason, such as a name that was not taken when it was inspected
	 */
	public ImportResult run(Path path, Optional<WorldId> into, Map<String, Choice> choices, Progress progress)
			throws RefusedException {
		Source source = source(path);
		Inspection inspection = inspected(source, progress);
		List<String> warnings = inspection.preview(List.of()).warnings();
		if (inspection.kind() == Kind.WORLD && into.isPresent()) {
			throw new RefusedException("'" + inspection.world().getName()
					+ "' is a whole world and becomes a world of its own. Do not name another one.");
		}
		if (inspection.kind() != Kind.WORLD && into.isEmpty()) {
			throw new RefusedException("'" + path.getFileName() + "' is no whole world. Name the world to which it is added.");
		}
		List<Clash> clashes = clashes(inspection.kind(), inspection.world(), into);
		for (Clash clash : clashes) {
			if (!choices.containsKey(clash.name())) {
				throw new RefusedException("There is " + (clash.kind() == Clash.Kind.WORLD ? "a world" : "an agent")
						+ " called '" + clash.name() + "' already. Choose whether to rename, replace or skip.");
			}
		}
		Map<String, Decided> decided = new HashMap<>();
		clashes.forEach(clash -> decided.put(Names.key(clash.name()), new Decided(clash, choices.get(clash.name()))));
		return inspection.kind() == Kind.WORLD ? world(source, decided.values().stream().findFirst(), warnings, progress)
				: addTo(into.orElseThrow(), source, inspection.kind(), decided, warnings, progress);
	}

	private record Decided(Clash clash, Choice choice) {
	}

	private ImportResult world(Source source, Optional<Decided> decided, List<String> warnings, Progress progress)
			throws RefusedException {
		Optional<Choice> choice = decided.map(Decided::choice);
		if (choice.equals(Optional.of(Choice.SKIP))) {
			return new ImportResult(Optional.empty(), List.of(), List.of(), List.of());
		}
		Optional<World> gone = choice.equals(Optional.of(Choice.REPLACE))
				? engine.worlds().named(decided.orElseThrow().clash().name())
				: Optional.empty();
		if (gone.isPresent()) {
			engine.transfer().refuseBusy(gone.get().getId(), gone.get().getAgents().stream().map(Agent::getId).toList());
		}
		WorldId id = WorldId.random();
		try (Intake intake = new Intake(engine.transfer(), id, Map.of(), progress)) {
			source.read(intake);
			World world = intake.world();
			world.setId(id);
			if (choice.equals(Optional.of(Choice.RENAME))) {
				world.setName(decided.orElseThrow().clash().newName());
			}
			List<ChatDraft> chats = intake.written();
			if (gone.isPresent()) {
				engine.transfer().replaceWorld(gone.get().getId(), world, chats);
			} else {
				engine.transfer().addWorld(world, chats);
			}
			return new ImportResult(Optional.of(id), world.getAgents().stream().map(Agent::getId).toList(), ids(chats),
					warnings);
		}
	}

	private ImportResult addTo(WorldId target, Source source, Kind kind, Map<String, Decided> decided, List<String> warnings,
			Progress progress)
			throws RefusedException {
		World there = engine.worlds().get(target);
		Map<String, Agent> taken = byName(there);
		List<AgentId> replacedIds = decided.entrySet().stream()
				.filter(entry -> entry.getValue().choice() == Choice.REPLACE)
				.map(entry -> taken.get(entry.getKey()).getId()).toList();
		engine.transfer().refuseBusy(target, replacedIds);
		Map<String, AgentId> known = new HashMap<>();
		decided.forEach((name, one) -> {
			if (one.choice() != Choice.RENAME) {
				known.put(name, taken.get(name).getId());
			}
		});
		try (Intake intake = new Intake(engine.transfer(), target, known, progress)) {
			source.read(intake);
			List<Agent> added = new ArrayList<>();
			List<Agent> replaced = new ArrayList<>();
			for (Agent agent : List.copyOf(intake.world().getAgents())) {
				Decided one = decided.get(Names.key(agent.getName()));
				switch (one == null ? null : one.choice()) {
					case null -> added.add(agent);
					case RENAME -> {
						agent.setName(one.clash().newName());
						added.add(agent);
					}
					case REPLACE -> {
						agent.setId(taken.get(Names.key(agent.getName())).getId());
						replaced.add(agent);
					}
					case SKIP -> {
						// The one that is here is meant.
					}
				}
			}
			List<ChatDraft> chats = intake.written();
			if (kind == Kind.CHAT || !added.isEmpty() || !replaced.isEmpty()) {
				engine.transfer().addTo(target, added, replaced, chats);
			}
			List<AgentId> changed = new ArrayList<>(added.stream().map(Agent::getId).toList());
			changed.addAll(replacedIds);
			return new ImportResult(Optional.of(target), changed, ids(chats), warnings);
		}
	}

	private static List<ChatId> ids(List<ChatDraft> chats) {
		return chats.stream().map(ChatDraft::chat).toList();
	}

	private Source source(Path path) throws RefusedException {
		return Sources.of(path, engine.connections().all());
	}

	private Inspection inspected(Source source, Progress progress) throws RefusedException {
		Inspection inspection = new Inspection(progress);
		source.read(inspection);
		World world = inspection.world();
		if (inspection.kind() == Kind.WORLD) {
			warnOfUnknown(world.getConnection(), "the world", inspection);
			warnOfUnknown(world.getTitleConnection(), "the world, for naming chats,", inspection);
		}
		for (Agent agent : world.getAgents()) {
			warnOfUnknown(agent.getConnection(), "'" + agent.getName() + "'", inspection);
		}
		return inspection;
	}

	private void warnOfUnknown(String connection, String user, Inspection inspection) {
		if (!connection.isEmpty() && engine.connections().find(connection).isEmpty()) {
			inspection.warn("There is no connection '" + connection + "' here, which " + user
					+ " uses. Set it up, or choose another one.");
		}
	}

	private List<Clash> clashes(Kind kind, World incoming, Optional<WorldId> into) throws RefusedException {
		if (kind == Kind.WORLD) {
			Set<String> names = new HashSet<>();
			engine.worlds().all().forEach(world -> names.add(Names.key(world.getName())));
			return engine.worlds().named(incoming.getName()).map(
					taken -> new Clash(Clash.Kind.WORLD, taken.getName(), Names.free(incoming.getName(), names)))
					.map(List::of).orElse(List.of());
		}
		if (into.isEmpty()) {
			return List.of();
		}
		Map<String, Agent> taken = byName(engine.worlds().get(into.get()));
		Set<String> names = new HashSet<>(taken.keySet());
		incoming.getAgents().forEach(agent -> names.add(Names.key(agent.getName())));
		List<Clash> clashes = new ArrayList<>();
		for (Agent agent : incoming.getAgents()) {
			Agent there = taken.get(Names.key(agent.getName()));
			if (there != null) {
				String free = Names.free(agent.getName(), names);
				names.add(Names.key(free));
				clashes.add(new Clash(Clash.Kind.AGENT, there.getName(), free));
			}
		}
		return clashes;
	}

	private static Map<String, Agent> byName(World world) {
		Map<String, Agent> agents = new HashMap<>();
		world.getAgents().forEach(agent -> agents.put(Names.key(agent.getName()), agent));
		return agents;
	}
}
