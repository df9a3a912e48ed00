package org.agentworld.app.internal.headless;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.agentworld.app.internal.program.DataFolder;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.app.internal.program.ProgramVersion;
import org.agentworld.app.internal.program.StopOnSignal;
import org.agentworld.core.ConnectionManager;
import org.agentworld.core.ConnectionPreset;
import org.agentworld.core.Connections;
import org.agentworld.core.Engine;
import org.agentworld.core.RefusedException;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.spi.provider.Secret;
import org.agentworld.spi.store.StoreException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Where models are reached: the same connections that the window's preferences show. */
@Command(name = "connection", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, //
		description = "Lists, adds, tests and removes connections to models.")
final class ConnectionCommand implements Runnable {

	@ParentCommand
	private HeadlessCommand program;

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "No command was given: list, presets, add, test or remove.");
	}

	@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the connections: id, name, provider,"
			+ " address, default model and where the key is, between tabs.")
	int list(@Mixin DataFolder data) throws Exception {
		return with(data, engine -> {
			for (ConnectionSettings one : engine.connections().all()) {
				say(String.join("\t", one.getId(), one.getName(), one.getProvider(), one.getBaseUrl(),
						one.getDefaultModel(), key(engine.connections(), one)));
			}
			return 0;
		});
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

	@Command(name = "presets", mixinStandardHelpOptions = true, description = "Lists the services that are known: id, name"
			+ " and address, between tabs.")
	int presets(@Mixin DataFolder data) throws Exception {
		return with(data, engine -> {
			engine.connections().presets()
					.forEach(preset -> say(String.join("\t", preset.id(), preset.name(), preset.baseUrl())));
			return 0;
		});
	}

	@Command(name = "add", mixinStandardHelpOptions = true, description = "Adds a connection and prints its id. A key is"
			+ " read from the first line of standard input and kept in the keyring of the desktop.")
	int add(@Mixin DataFolder data,
			@Option(names = "--preset", paramLabel = "ID", required = true, description = "The service, as 'connection"
					+ " presets' lists it.") String presetId,
			@Option(names = "--name", paramLabel = "NAME", description = "What people call it. Default: the service's"
					+ " name.") Optional<String> name,
			@Option(names = "--base-url", paramLabel = "URL", description = "Where its server is. Default: the service's"
					+ " usual address.") Optional<String> baseUrl,
			@Option(names = "--model", paramLabel = "M", description = "The model of agents that name none.") Optional<
					String> model,
			@Option(names = "--key", paramLabel = "FROM", defaultValue = "none", description = "none, input, or the name of"
					+ " a variable of the environment, which is read at each call. Default: none.") String key)
			throws Exception {
		Optional<Secret> typed = key.equals("input") ? Optional.of(typedKey()) : Optional.empty();
		return with(data, engine -> {
			ConnectionSettings draft = preset(engine.connections(), presetId).draft();
			name.ifPresent(draft::setName);
			baseUrl.ifPresent(draft::setBaseUrl);
			model.ifPresent(draft::setDefaultModel);
			if (typed.isEmpty() && !key.equals("none")) {
				draft.setKeySource(KeySource.ENVIRONMENT);
				draft.setKeyVariable(key);
			}
			Optional<String> notKept = typed.flatMap(_ -> engine.connections().whyKeysAreNotKept());
			if (notKept.isPresent()) {
				// The program ends at once, and the key with it.
				throw new RefusedException(notKept.get());
			}
			say(engine.connections().create(draft, typed).getId());
			return 0;
		});
	}

	private static ConnectionPreset preset(ConnectionManager connections, String id) throws RefusedException {
		List<ConnectionPreset> presets = connections.presets();
		return presets.stream().filter(preset -> preset.id().equals(id)).findFirst()
				.orElseThrow(() -> new RefusedException("There is no service '" + id + "'. There are: "
						+ String.join(", ", presets.stream().map(ConnectionPreset::id).toList()) + "."));
	}

	private Secret typedKey() throws IOException {
		String input = new String(program.terminal().in().readAllBytes(), StandardCharsets.UTF_8);
		try {
			return new Secret(input.lines().findFirst().orElse("").strip());
		} catch (IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage());
		}
	}

	@Command(name = "test", mixinStandardHelpOptions = true, description = "Asks the server for its models, and the default"
			+ " model for a word.")
	int test(@Mixin DataFolder data, @Parameters(paramLabel = "ID") String id) throws Exception {
		return with(data, engine -> {
			ConnectionSettings connection = engine.connections().find(id)
					.orElseThrow(() -> new RefusedException("There is no connection '" + id + "'."));
			say(result(engine.modelServers().test(connection, Optional.empty())));
			return 0;
		});
	}

	private static String result(CompletableFuture<String> test) throws RefusedException, InterruptedException {
		try {
			return test.get();
		} catch (ExecutionException e) {
			throw e.getCause() instanceof RefusedException why ? why
					: new RefusedException("The test failed: " + e.getCause(), e.getCause());
		}
	}

	@Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes a connection and its key. Refused"
			+ " while a world or an agent uses it.")
	int remove(@Mixin DataFolder data, @Parameters(paramLabel = "ID") String id) throws Exception {
		return with(data, engine -> {
			engine.connections().delete(id);
			return 0;
		});
	}

	private interface Work {
		int in(Engine engine) throws RefusedException, InterruptedException;
	}

	private static int with(DataFolder data, Work work) throws StoreException, RefusedException, InterruptedException {
		try (OpenProgram opened = new OpenProgram(data.path(), Connections.NONE);
				StopOnSignal _ = new StopOnSignal(opened.engine()::close, StopOnSignal.TIME_TO_CLOSE)) {
			return work.in(opened.engine());
		}
	}

	private void say(String line) {
		program.terminal().out().println(line);
	}
}
