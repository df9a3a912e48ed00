package org.agentworld.exchange.internal.agentworld;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.agentworld.exchange.UnreadableException;
import org.agentworld.exchange.internal.Bounds;
import org.agentworld.exchange.internal.Names;
import org.agentworld.exchange.internal.json.Node;
import org.agentworld.model.Agent;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.ReasoningEffort;
import org.agentworld.model.Variables;
import org.agentworld.model.World;

/** The world's own file. */
final class WorldConfig {

	private static final int LARGEST_TURN_LIMIT = 50;

	static World read(String folder, Node config, List<AgentFolder> agents, Providers providers, Consumer<String> warn)
			throws UnreadableException {
		World world = ModelFactory.eINSTANCE.createWorld();
		world.setName(Names.usable(config.text("name", config.text("id", folder)), "World"));
		world.setDescription(config.text("description", ""));
		turnLimit(world, config, warn);
		titleModel(world, config, providers, warn);
		variables(world, config, agents, warn);
		addAgents(world, agents, warn);
		mainAgent(world, config, agents, warn);
		if (config.find("heartbeatEnabled").flatMap(Node::asFlag).orElse(false)) {
			warn.accept("The world's heartbeat is left out: this program starts nothing by itself.");
		}
		return world;
	}

	private static void turnLimit(World world, Node config, Consumer<String> warn) throws UnreadableException {
		if (config.has("turnLimit")) {
			double wanted = config.find("turnLimit").flatMap(Node::asNumber).orElse(Double.NaN);
			if (wanted >= 1 && wanted <= LARGEST_TURN_LIMIT) {
				world.setTurnLimit((int) wanted);
			} else {
				world.setTurnLimit(wanted > LARGEST_TURN_LIMIT ? LARGEST_TURN_LIMIT : world.getTurnLimit());
				warn.accept("The turn limit is not between 1 and " + LARGEST_TURN_LIMIT + ". It becomes "
						+ world.getTurnLimit() + ".");
			}
		}
	}

	/** What Agent World calls the chat's model names chats; its agents have models of their own. */
	private static void titleModel(World world, Node config, Providers providers, Consumer<String> warn)
			throws UnreadableException {
		Optional<String> provider = config.optionalText("chatLLMProvider").filter(name -> !name.isBlank());
		if (provider.isEmpty()) {
			return;
		}
		Optional<String> connection = providers.connection(provider.get());
		if (connection.isPresent()) {
			world.setTitleConnection(connection.get());
			world.setTitleModel(config.text("chatLLMModel", ""));
			world.setConnection(connection.get());
			world.setModel(config.text("chatLLMModel", ""));
		} else {
			warn.accept("The world names chats with the provider '" + provider.get() + "', of which there is not exactly one"
					+ " connection here. Choose another one in its form.");
		}
	}

	private static void variables(World world, Node config, List<AgentFolder> agents, Consumer<String> warn)
			throws UnreadableException {
		String text = config.text("variables", "");
		if (text.length() > Bounds.LONGEST_VARIABLES) {
			throw config.get("variables").error("there are " + text.length() + " characters; at most "
					+ Bounds.LONGEST_VARIABLES + " are allowed.");
		}
		List<String> lines = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (String line : text.lines().toList()) {
			Set<String> name = Variables.of(line).values().keySet();
			if (Variables.fault(line).isEmpty() && (name.isEmpty() || names.addAll(name))) {
				lines.add(line);
			} else {
				warn.accept("The line '" + Names.usable(line, "") + "' of the world's variables is not name=value, or its"
						+ " name is there already. It was left out.");
			}
		}
		world.setVariables(String.join("\n", lines));
		Variables variables = Variables.of(world.getVariables());
		String effort = variables.values().getOrDefault("reasoning_effort", "").toUpperCase(Locale.ROOT);
		for (ReasoningEffort known : ReasoningEffort.values()) {
			if (known.name().equals(effort)) {
				agents.forEach(agent -> agent.agent().setReasoningEffort(known));
			}
		}
		if (variables.values().containsKey("tool_permission") || variables.values().containsKey("working_directory")) {
			warn.accept("The variables tool_permission and working_directory are kept as text; agents have no tools here yet.");
		}
	}

	private static void addAgents(World world, List<AgentFolder> agents, Consumer<String> warn)
			throws UnreadableException {
		Set<String> names = new HashSet<>();
		Set<String> ids = new HashSet<>();
		for (AgentFolder agent : agents) {
			if (!ids.add(agent.id())) {
				throw new UnreadableException(agent.path() + "config.json", "/id",
						"another agent has the id '" + agent.id() + "', too.");
			}
			Agent definition = agent.agent();
			String free = Names.free(definition.getName(), names);
			if (!free.equals(definition.getName())) {
				warn.accept("Two agents are called '" + definition.getName() + "'. One of them becomes '" + free + "'.");
				definition.setName(free);
			}
			names.add(Names.key(free));
			world.getAgents().add(definition);
		}
	}

	private static void mainAgent(World world, Node config, List<AgentFolder> agents, Consumer<String> warn)
			throws UnreadableException {
		Optional<String> wanted = config.optionalText("mainAgent").filter(name -> !name.isBlank());
		if (wanted.isEmpty()) {
			return;
		}
		Optional<Agent> main = agents.stream().filter(agent -> agent.id().equalsIgnoreCase(wanted.get()))
				.map(AgentFolder::agent).findFirst().or(() -> world.getAgents().stream()
						.filter(agent -> agent.getName().equalsIgnoreCase(wanted.get())).findFirst());
		if (main.isPresent()) {
			world.setMainAgent(main.get());
		} else {
			warn.accept("The main agent '" + wanted.get() + "' is no agent of this world. It was left out.");
		}
	}

	private WorldConfig() {
	}
}
