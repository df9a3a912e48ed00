package org.agentworld.app.internal.headless.definition;

import java.util.Optional;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.headless.command.Listing;
import org.agentworld.app.internal.headless.command.ProgramCommand;
import org.agentworld.app.internal.headless.command.WorldNames;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.core.Engine;
import org.agentworld.core.RefusedException;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The worlds. */
@Command(name = "world", mixinStandardHelpOptions = true, description = "Lists, creates, renames and deletes worlds.",
		subcommands = { WorldCommands.ListCommand.class, WorldCommands.CreateCommand.class,
				WorldCommands.RenameCommand.class, WorldCommands.DeleteCommand.class })
public final class WorldCommands {

	/** Lists. */
	@Command(name = "list", description = "Lists the worlds by name: id, name, connection, model and how many agents.")
	static final class ListCommand extends ProgramCommand {

		@Mixin
		private Listing listing;

		@Override
		public int run(OpenProgram program, Caller caller) {
			for (World world : program.engine().worlds().all()) {
				listing.print(caller.out(), Listing.row().put("id", world.getId().toString()).put("name", world.getName())
						.put("connection", world.getConnection()).put("model", world.getModel())
						.put("agents", world.getAgents().size()));
			}
			return 0;
		}
	}

	/** Creates. */
	@Command(name = "create", description = "Creates a world without agents and prints its id.")
	static final class CreateCommand extends ProgramCommand {

		@Parameters(paramLabel = "NAME", description = "What to call it.")
		private String name;

		@Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
		private Optional<String> description = Optional.empty();

		@Option(names = "--connection", paramLabel = "ID", description = "The connection of agents that name none. Default:"
				+ " offline.")
		private Optional<String> connection = Optional.empty();

		@Option(names = "--model", paramLabel = "M", description = "The model of agents that name none.")
		private Optional<String> model = Optional.empty();

		@Override
		public int run(OpenProgram program, Caller caller) throws RefusedException {
			World draft = ModelFactory.eINSTANCE.createWorld();
			draft.setName(name);
			description.ifPresent(draft::setDescription);
			if (connection.isPresent()) {
				draft.setConnection(existing(program.engine(), connection.get()));
			}
			model.ifPresent(draft::setModel);
			caller.out().println(program.engine().worlds().create(draft).getId());
			return 0;
		}
	}

	/** @throws RefusedException if there is no such connection; says which ones there are */
	static String existing(Engine engine, String connection) throws RefusedException {
		if (engine.connections().find(connection).isEmpty()) {
			throw new RefusedException("There is no connection '" + connection + "'. There are: " + String.join(", ",
					engine.connections().all().stream().map(ConnectionSettings::getId).toList()) + ".");
		}
		return connection;
	}

	/** Renames. */
	@Command(name = "rename", description = "Gives a world another name.")
	static final class RenameCommand extends ProgramCommand {

		@Parameters(index = "0", paramLabel = "WORLD", description = "Its name or id.")
		private String worldName;

		@Parameters(index = "1", paramLabel = "NAME", description = "The new name.")
		private String name;

		@Override
		public int run(OpenProgram program, Caller caller) throws RefusedException {
			World edited = WorldNames.find(program.engine().worlds(), worldName);
			edited.setName(name);
			program.engine().worlds().update(edited);
			return 0;
		}
	}

	/** Deletes. */
	@Command(name = "delete", description = "Deletes a world with its agents.")
	static final class DeleteCommand extends ProgramCommand {

		@Parameters(paramLabel = "WORLD", description = "Its name or id.")
		private String worldName;

		@Option(names = "--with-chats", description = "Also if it has chats; they are deleted with it, whatever they are doing.")
		private boolean withChats;

		@Override
		public int run(OpenProgram program, Caller caller) throws RefusedException {
			World world = WorldNames.find(program.engine().worlds(), worldName);
			if (!withChats && !program.engine().chats().list(world.getId(), true, Optional.empty(), 1).isEmpty()) {
				throw new RefusedException("The world '" + world.getName() + "' has chats. Add --with-chats to delete them, too.");
			}
			program.engine().worlds().delete(world.getId());
			return 0;
		}
	}
}
