package org.agentworld.app.internal.headless.definition;

import java.util.List;
import java.util.Optional;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.headless.command.AgentNames;
import org.agentworld.app.internal.headless.command.Listing;
import org.agentworld.app.internal.headless.command.ProgramCommand;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.core.ContributedAgent;
import org.agentworld.core.PlugIns;
import org.agentworld.core.RefusedException;
import org.agentworld.core.WorldManager;
import org.agentworld.model.Agent;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The agents of a world. */
@Command(name = "agent", mixinStandardHelpOptions = true, description = "Lists, creates, renames and deletes the agents of a"
		+ " world, and lists those that plug-ins offer.", subcommands = { AgentCommands.ListCommand.class,
				AgentCommands.OfferedCommand.class, AgentCommands.CreateCommand.class, AgentCommands.RenameCommand.class,
				AgentCommands.DeleteCommand.class })
public final class AgentCommands {

	/** Lists. */
	@Command(name = "list", description = "Lists the agents in the order in which they answer: id, name, connection, model and"
			+ " whether it is switched on.")
	static final class ListCommand extends OfWorld {

		@Mixin
		private Listing listing;

		@Override
		public int run(OpenProgram program, Caller caller) throws RefusedException {
			for (Agent agent : world(program).getAgents()) {
				listing.print(caller.out(), Listing.row().put("id", agent.getId().toString()).put("name", agent.getName())
						.put("connection", agent.getConnection()).put("model", agent.getModel())
						.put("enabled", agent.isEnabled()));
			}
			return 0;
		}
	}

	/** Lists what plug-ins offer. */
	@Command(name = "offered", description = "Lists the agents that plug-ins offer, for 'create --from': id, name, whether code"
			+ " answers for it instead of a model, plug-in and description.")
	static final class OfferedCommand extends ProgramCommand {

		@Mixin
		private Listing listing;

		@Override
		public int run(OpenProgram program, Caller caller) {
			for (ContributedAgent offer : program.engine().plugIns().agents()) {
				listing.print(caller.out(), Listing.row().put("id", offer.contribution()).put("name", offer.name())
						.put("answeredByClass", offer.draft().isAnsweredByClass()).put("plugIn", offer.plugInName())
						.put("description", offer.description()));
			}
			return 0;
		}
	}

	/** Creates. */
	@Command(name = "create", description = "Creates an agent, as the last of its world, and prints its id.")
	static final class CreateCommand extends OfWorld {

		@Parameters(paramLabel = "NAME", arity = "0..1", description = "What to call it. With --from it may be left out.")
		private Optional<String> name = Optional.empty();

		@Option(names = "--from", paramLabel = "ID", description = "Begins with this agent of a plug-in; 'offered' lists them."
				+ " The other options replace what it brings.")
		private Optional<String> from = Optional.empty();

		@Option(names = "--prompt", paramLabel = "TEXT", description = "Its system prompt.")
		private Optional<String> prompt = Optional.empty();

		@Option(names = "--connection", paramLabel = "ID", description = "Its connection. Default: the world's.")
		private Optional<String> connection = Optional.empty();

		@Option(names = "--model", paramLabel = "M", description = "Its model. Default: the world's.")
		private Optional<String> model = Optional.empty();

		@Override
		public void check(Caller caller) {
			if (name.isEmpty() && from.isEmpty()) {
				throw refused("Missing required parameter: 'NAME', or --from with an agent that has one.");
			}
		}

		@Override
		public int run(OpenProgram program, Caller caller) throws RefusedException {
			Agent draft = from.isPresent() ? offered(program.engine().plugIns(), from.get())
					: ModelFactory.eINSTANCE.createAgent();
			name.ifPresent(draft::setName);
			prompt.ifPresent(draft::setSystemPrompt);
			if (connection.isPresent()) {
				draft.setConnection(WorldCommands.existing(program.engine(), connection.get()));
			}
			model.ifPresent(draft::setModel);
			caller.out().println(program.engine().worlds().createAgent(world(program).getId(), draft).getId());
			return 0;
		}

		private static Agent offered(PlugIns plugIns, String id) throws RefusedException {
			List<ContributedAgent> offers = plugIns.agents();
			return offers.stream().filter(offer -> offer.contribution().equals(id)).findFirst().map(ContributedAgent::draft)
					.orElseThrow(() -> new RefusedException("No plug-in that is installed and switched on offers an agent '" + id
							+ "'. " + (offers.isEmpty() ? "None offers any." : "There are: " + String.join(", ",
									offers.stream().map(ContributedAgent::contribution).toList()) + ".")));
		}
	}

	/** Renames. */
	@Command(name = "rename", description = "Gives an agent another name.")
	static final class RenameCommand extends OfWorld {

		@Parameters(index = "0", paramLabel = "AGENT", description = "Its name or id.")
		private String agentName;

		@Parameters(index = "1", paramLabel = "NAME", description = "The new name.")
		private String name;

		@Override
		public int run(OpenProgram program, Caller caller) throws RefusedException {
			World world = world(program);
			Agent edited = AgentNames.find(world, agentName);
			edited.setName(name);
			program.engine().worlds().updateAgent(world.getId(), edited);
			return 0;
		}
	}

	/** Deletes. */
	@Command(name = "delete", description = "Deletes an agent. What it wrote stays. Refused while it answers.")
	static final class DeleteCommand extends OfWorld {

		@Parameters(paramLabel = "AGENT", description = "Its name or id.")
		private String agentName;

		@Override
		public int run(OpenProgram program, Caller caller) throws RefusedException {
			World world = world(program);
			WorldManager worlds = program.engine().worlds();
			worlds.deleteAgent(world.getId(), AgentNames.find(world, agentName).getId());
			return 0;
		}
	}
}
