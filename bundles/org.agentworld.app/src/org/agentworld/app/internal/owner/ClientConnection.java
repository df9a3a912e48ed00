package org.agentworld.app.internal.owner;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.agentworld.app.internal.owner.Service.ElsewhereException;
import org.agentworld.app.internal.program.ProgramVersion;
import org.agentworld.app.internal.protocol.Line;
import org.agentworld.app.internal.protocol.ProtocolException;
import org.agentworld.app.internal.protocol.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client, on a thread of its own that receives what it says; its command runs on another. Nothing that a client says is
 * logged: it may be a key.
 */
final class ClientConnection implements Runnable {

	private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);

	private final Wire wire;
	private final Service service;
	private final Duration patience;
	private final Optional<String> refusal;
	private final CompletableFuture<RemoteCaller> caller = new CompletableFuture<>();
	private final CompletableFuture<Void> ended = new CompletableFuture<>();
	private volatile boolean ownerEnds;

	/**
	 * @param patience how long a client may take to say what it wants
	 * @param refusal  why nothing is done for this one. It is said after the hello: who has not sent that yet finds the
	 *                 connection broken and may not read on
	 */
	ClientConnection(Wire wire, Service service, Duration patience, Optional<String> refusal) {
		this.wire = wire;
		this.service = service;
		this.patience = patience;
		this.refusal = refusal;
	}

	@Override
	public void run() {
		CompletableFuture<Void> asked = new CompletableFuture<Void>().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
		asked.whenComplete((_, late) -> {
			if (late != null) {
				close();
			}
		});
		try (wire) {
			talk(asked);
		} catch (ProtocolException e) {
			LOG.info("A client is refused: {}", e.getMessage());
		} catch (IOException e) {
			LOG.debug("A client is gone.", e);
		} finally {
			asked.complete(null);
			if (caller.isDone()) {
				caller.resultNow().stop();
			} else {
				ended.complete(null);
			}
		}
	}

	private void talk(CompletableFuture<Void> asked) throws IOException {
		try {
			Optional<Line> hello = wire.receive();
			if (hello.isEmpty() || !understands(hello.get())) {
				return;
			}
			if (refusal.isPresent()) {
				wire.send(refused(refusal.get()));
				return;
			}
			wire.send(Line.of("hello").with("protocol", Wire.VERSION).with("program", ProgramVersion.name()).with("process",
					ProcessHandle.current().pid()));
			Optional<Line> wanted = wire.receive();
			asked.complete(null);
			if (wanted.isEmpty()) {
				return;
			}
			switch (wanted.get().type()) {
				case "run" -> run(wanted.get());
				case "show" -> wire.send(service.show().map(why -> refused(why)).orElse(Line.of("shown")));
				default -> throw new ProtocolException("There is no request of the type that was sent.");
			}
		} catch (ProtocolException e) {
			wire.send(refused(e.getMessage()));
			throw e;
		}
	}

	/** This much is the same in all versions of the protocol: a hello, its number, and a refusal. */
	private boolean understands(Line hello) throws IOException {
		if (!hello.type().equals("hello")) {
			throw new ProtocolException("The first line is no hello.");
		}
		long version = hello.number("protocol");
		if (version == Wire.VERSION) {
			return true;
		}
		wire.send(refused(ProgramVersion.name() + " has the data folder open (process " + ProcessHandle.current().pid()
				+ ") and speaks version " + Wire.VERSION + " of the protocol; this program speaks version " + version
				+ ". Close that program, or use the same version of both."));
		return false;
	}

	private static Line refused(String why) {
		return Line.of("refused").with("message", why);
	}

	private void run(Line wanted) throws IOException {
		RemoteCaller client = new RemoteCaller(wire, folder(wanted.text("folder")));
		caller.complete(client);
		Thread.ofVirtual().name("command of a client").start(() -> runCommand(wanted, client));
		for (Optional<Line> line = wire.receive(); line.isPresent(); line = wire.receive()) {
			if (line.get().type().equals("stop")) {
				client.stop();
			} else {
				client.deliver(line.get());
			}
		}
	}

	private static Path folder(String text) throws ProtocolException {
		try {
			return Path.of(text).toAbsolutePath();
		} catch (InvalidPathException e) {
			throw new ProtocolException("The folder of the client is no path.", e);
		}
	}

	private void runCommand(Line wanted, RemoteCaller client) {
		try (wire; client) {
			Optional<Line> end = run(wanted, client);
			if (end.isPresent()) {
				wire.send(end.get());
			}
		} catch (IOException e) {
			LOG.debug("A client is gone.", e);
		} finally {
			ended.complete(null);
		}
	}

	/** What the client hears at the end; empty if it is cut off, since the owner ends before the command would have. */
	private Optional<Line> run(Line wanted, RemoteCaller client) {
		try {
			int code = service.run(wanted.texts("arguments"), client, this::begin);
			client.out().flush();
			return code == Service.STOPPED && ownerEnds ? Optional.empty() : Optional.of(Line.of("exit").with("code", code));
		} catch (ElsewhereException _) {
			return Optional.of(Line.of("elsewhere"));
		} catch (ProtocolException e) {
			return Optional.of(refused(e.getMessage()));
		}
	}

	private void begin() {
		try {
			wire.send(Line.of("begun"));
		} catch (IOException e) {
			LOG.debug("A client is gone before its command has begun.", e);
			caller.resultNow().stop();
		}
	}

	/** The owner ends: the command is stopped, and a connection without one is closed. */
	void end() {
		ownerEnds = true;
		if (caller.isDone()) {
			caller.resultNow().stop();
		} else {
			close();
		}
	}

	/** Completed when its command has ended. */
	CompletableFuture<Void> ended() {
		return ended;
	}

	/** Whoever waits for this client waits no more. */
	void close() {
		try {
			wire.close();
		} catch (IOException e) {
			LOG.warn("The connection of a client cannot be closed.", e);
		}
	}
}
