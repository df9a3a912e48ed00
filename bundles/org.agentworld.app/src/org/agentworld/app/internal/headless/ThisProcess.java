package org.agentworld.app.internal.headless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.app.internal.caller.ProcessCaller;
import org.agentworld.app.internal.client.Client;
import org.agentworld.app.internal.headless.command.ProgramCommand;
import org.agentworld.app.internal.owner.OwnerSocket;
import org.agentworld.app.internal.program.DataFolder;
import org.agentworld.app.internal.program.FolderInUse;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the command of this process: as the owner of the data folder if nobody else is, and lets clients in meanwhile; else
 * as a client. Closing waits for the clients.
 */
final class ThisProcess implements Place, AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(ThisProcess.class);

	private final ProcessCaller caller;
	private final List<String> arguments;
	private Optional<Path> temporary = Optional.empty();
	private Optional<Owned> owned = Optional.empty();

	/** What this process has as the owner of a data folder; without a socket if there cannot be one. */
	private record Owned(OpenProgram program, ServedCommands served, Optional<OwnerSocket> socket) {
	}

	/** @param arguments what the person typed */
	ThisProcess(ProcessCaller caller, List<String> arguments) {
		this.caller = caller;
		this.arguments = arguments;
	}

	@Override
	public int run(ProgramCommand command, Caller own) throws Exception {
		Path folder = folder(command);
		Optional<Integer> done;
		try {
			done = FolderInUse.openOrAsk(() -> {
				owned = Optional.of(own(new OpenProgram(folder)));
				return Optional.<Integer>empty();
			}, () -> new Client(folder).run(arguments, caller).map(Optional::of), caller.stopped());
		} catch (StoreException e) {
			if (e.kind() != Kind.LOCKED) {
				throw e;
			}
			caller.err().println(e.getMessage());
			return Client.OWNER_REFUSES;
		}
		return done.isPresent() ? done.get() : command.run(owned.orElseThrow().program(), own);
	}

	private Path folder(ProgramCommand command) throws IOException {
		if (command.namedFolder().isEmpty() && command.hasFolderOfItsOwn()) {
			temporary = Optional.of(Files.createTempDirectory("agent-world"));
			return temporary.get();
		}
		return command.namedFolder().map(caller::resolve).orElseGet(DataFolder::usual).toAbsolutePath();
	}

	private static Owned own(OpenProgram program) {
		ServedCommands served = new ServedCommands(program, () -> Optional.of("The data folder " + program.folder()
				+ " is in use by a command without a window (process " + ProcessHandle.current().pid()
				+ "). Wait until it has ended, or stop it."));
		try {
			return new Owned(program, served, Optional.of(OwnerSocket.open(program.folder(), served)));
		} catch (IOException e) {
			LOG.warn("Other commands cannot work on this data folder meanwhile: there can be no socket in it.", e);
			return new Owned(program, served, Optional.empty());
		}
	}

	@Override
	public void close() throws IOException, StoreException {
		if (owned.isPresent()) {
			owned.get().served().awaitEnd(caller);
			try (OpenProgram _ = owned.get().program()) {
				if (owned.get().socket().isPresent()) {
					owned.get().socket().get().close();
				}
			}
		}
		if (temporary.isPresent()) {
			delete(temporary.get());
		}
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> content = Files.walk(folder)) {
			for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(path);
			}
		}
	}
}
