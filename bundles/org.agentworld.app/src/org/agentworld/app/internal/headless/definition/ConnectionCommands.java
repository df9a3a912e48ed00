package org.agentworld.app.internal.headless.definition;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.headless.command.Listing;
import org.agentworld.app.internal.headless.command.ProgramCommand;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.core.ConnectionManager;
import org.agentworld.core.ConnectionPreset;
import org.agentworld.core.Engine;
import org.agentworld.core.RefusedException;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.spi.provider.Secret;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where models are reached: the same connections that the window's preferences show. */
@Command(name = "connection", mixinStandardHelpOptions = true, description = "Lists, adds, tests and removes connections to"
		+ " models.", subcommands = { ConnectionCommands.ListCommand.class, ConnectionCommands.PresetsCommand.class,
				ConnectionCommands.AddCommand.class, ConnectionCommands.TestCommand.class,
				ConnectionCommands.RemoveCommand.class })
public final class ConnectionCommands {

	/** Lists. */
	@Command(name = "list", description = "Lists the connections: id, name, provider, address, default model and where the key"
			+ " is.")
	static final class ListCommand extends ProgramCommand {

		@Mixin
		private Listing listing;

		@Override
		public int run(OpenProgram program, Caller caller) throws RefusedException {
			ConnectionManager connections = program.engine().connections();
			for (ConnectionSettings one : connections.all()) {
				listing.print(caller.out(), Listing.row().put("id", one.getId()).put("name", one.getName())
						.put("provider", one.getProvider()).put("baseUrl", one.getBaseUrl())
						.put("model", one.getDefaultModel()).put("key", key(connections, one)));
			}
			return 0;
		}

		private static String key(ConnectionManager connections, ConnectionSettings one) throws RefusedException {
			String missing = connections.keyFault(one.getId()).isPresent() ? ", missing" : "";
			return switch (one.getKeySource()) {
				case NONE -> "no key";
				case KEYRING -> "key in the keyring" + missing;
				case ENVIRONMENT -> "key in " + one.getKeyVariable() + missing;
				case THIS_RUN -> "key" + missing;
			};
		}
	}

	/** Lists the services. */
	@Command(name = "presets", description = "Lists the services that are known: id, name and address.")
	static final class PresetsCommand extends ProgramCommand {

		@Mixin
		private Listing listing;

		@Override
		public int run(OpenProgram program, Caller caller) {
			for (ConnectionPreset preset : program.engine().connections().presets()) {
				listing.print(caller.out(), Listing.row().put("id", preset.id()).put("name", preset.name())
						.put("baseUrl", preset.baseUrl()));
			}
			return 0;
		}
	}

	/** Adds. */
	@Command(name = "add", description = "Adds a connection and prints its id. A key is read from the first line of standard"
			+ " input and kept in the keyring of the desktop.")
	static final class AddCommand extends ProgramCommand {

		/** In bytes; no service has a key of this length. */
		private static final int LONGEST_INPUT = 64 * 1024;

		@Option(names = "--preset", paramLabel = "ID", required = true, description = "The service, as 'connection presets'"
				+ " lists it.")
		private String presetId;

		@Option(names = "--name", paramLabel = "NAME", description = "What people call it. Default: the service's name.")
		private Optional<String> name = Optional.empty();

		@Option(names = "--base-url", paramLabel = "URL", description = "Where its server is. Default: the service's usual"
				+ " address.")
		private Optional<String> baseUrl = Optional.empty();

		@Option(names = "--model", paramLabel = "M", description = "The model of agents that name none.")
		private Optional<String> model = Optional.empty();

		@Option(names = "--key", paramLabel = "FROM", defaultValue = "none", description = "none, input, or the name of a"
				+ " variable in the environment of the process that has the data folder open, which is read at each call."
				+ " Default: none.")
		private String key;

		@Override
		public int run(OpenProgram program, Caller caller) throws RefusedException {
			Engine engine = program.engine();
			ConnectionSettings draft = preset(engine.connections()).draft();
			name.ifPresent(draft::setName);
			baseUrl.ifPresent(draft::setBaseUrl);
			model.ifPresent(draft::setDefaultModel);
			Optional<Secret> typed = key.equals("input") ? Optional.of(typedKey(caller)) : Optional.empty();
			if (typed.isEmpty() && !key.equals("none")) {
				draft.setKeySource(KeySource.ENVIRONMENT);
				draft.setKeyVariable(key);
			}
			Optional<String> notKept = typed.flatMap(_ -> engine.connections().whyKeysAreNotKept());
			if (notKept.isPresent()) {
				// The key would end with the process, and without a window that ends at once.
				throw new RefusedException(notKept.get());
			}
			caller.out().println(engine.connections().create(draft, typed).getId());
			return 0;
		}

		private ConnectionPreset preset(ConnectionManager connections) throws RefusedException {
			List<ConnectionPreset> presets = connections.presets();
			return presets.stream().filter(preset -> preset.id().equals(presetId)).findFirst()
					.orElseThrow(() -> new RefusedException("There is no service '" + presetId + "'. There are: "
							+ String.join(", ", presets.stream().map(ConnectionPreset::id).toList()) + "."));
		}

		private Secret typedKey(Caller caller) throws RefusedException {
			String input = new String(caller.input(LONGEST_INPUT), StandardCharsets.UTF_8);
			try {
				return new Secret(input.lines().findFirst().orElse("").strip());
			} catch (IllegalArgumentException e) {
				throw refused(e.getMessage());
			}
		}
	}

	/** Tests. */
	@Command(name = "test", description = "Asks the server for its models, and the default model for a word.")
	static final class TestCommand extends ProgramCommand {

		@Parameters(paramLabel = "ID")
		private String id;

		@Override
		public int run(OpenProgram program, Caller caller) throws RefusedException {
			ConnectionSettings connection = program.engine().connections().find(id)
					.orElseThrow(() -> new RefusedException("There is no connection '" + id + "'."));
			caller.out().println(caller.await(program.engine().modelServers().test(connection, Optional.empty())));
			return 0;
		}
	}

	/** Removes. */
	@Command(name = "remove", description = "Removes a connection and its key. Refused while a world or an agent uses it.")
	static final class RemoveCommand extends ProgramCommand {

		@Parameters(paramLabel = "ID")
		private String id;

		@Override
		public int run(OpenProgram program, Caller caller) throws RefusedException {
			program.engine().connections().delete(id);
			return 0;
		}
	}
}
