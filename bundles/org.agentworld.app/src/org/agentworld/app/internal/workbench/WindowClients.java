package org.agentworld.app.internal.workbench;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.agentworld.app.internal.headless.ServedCommands;
import org.agentworld.app.internal.owner.OwnerSocket;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.ui.AgentWorldWorkbench;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands and second starts that come to the window over the socket, until this is closed. */
final class WindowClients implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(WindowClients.class);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Display display;
	private final CompletableFuture<OwnerSocket> socket = new CompletableFuture<>();

	/** @param display of the window */
	WindowClients(Display display) {
		this.display = display;
	}

	/** From now on; called once at most. */
	void letIn(OpenProgram program) {
		try {
			OwnerSocket opened = OwnerSocket.open(program.folder(), new ServedCommands(program, this::show));
			if (!socket.complete(opened)) {
				opened.close();
			}
		} catch (IOException e) {
			LOG.warn("Commands and second starts cannot reach this window: there can be no socket in its data folder.", e);
		}
	}

	private Optional<String> show() {
		String window = "The window of process " + ProcessHandle.current().pid();
		CompletableFuture<Void> shown = new CompletableFuture<>();
		try {
			display.asyncExec(() -> {
				AgentWorldWorkbench.show();
				shown.complete(null);
			});
		} catch (SWTException e) {
			LOG.debug("The window is being closed.", e);
			return Optional.of(window + " is being closed. Start the program again.");
		}
		boolean reacts = shown.thenApply(_ -> true).completeOnTimeout(false, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
		return reacts ? Optional.empty() : Optional.of(window + " does not react. End that process if it does not recover.");
	}

	@Override
	public void close() throws IOException {
		socket.cancel(false);
		if (!socket.isCancelled()) {
			socket.join().close();
		}
	}
}
