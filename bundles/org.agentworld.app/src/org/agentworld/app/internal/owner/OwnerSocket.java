package org.agentworld.app.internal.owner;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.agentworld.app.internal.protocol.SocketFile;
import org.agentworld.app.internal.protocol.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets clients in, from when it is opened by the owner of a data folder until it is closed. */
public final class OwnerSocket implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(OwnerSocket.class);

	/** How many clients there may be at the same time. */
	static final int MOST_CLIENTS = 64;

	private static final Duration PATIENCE = Duration.ofSeconds(10);
	private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);
	private static final Duration PAUSE_AFTER_A_FAILURE = Duration.ofMillis(100);

	private static final Optional<String> FULL = Optional.of("The process that has the data folder open runs " + MOST_CLIENTS
			+ " commands already, which is the most. Try again when one has ended.");

	private final SocketFile socket;
	private final Service service;
	private final Duration patience;
	private final Set<ClientConnection> clients = ConcurrentHashMap.newKeySet();

	private OwnerSocket(SocketFile socket, Service service, Duration patience) {
		this.socket = socket;
		this.service = service;
		this.patience = patience;
	}

	/**
	 * Begins to let clients in.
	 *
	 * @param folder owned by this process
	 * @throws IOException if there cannot be a socket
	 */
	public static OwnerSocket open(Path folder, Service service) throws IOException {
		return open(folder, service, PATIENCE);
	}

	/** @param patience how long a client may take to say what it wants */
	static OwnerSocket open(Path folder, Service service, Duration patience) throws IOException {
		OwnerSocket opened = new OwnerSocket(SocketFile.listen(folder), service, patience);
		Thread.ofVirtual().name("clients").start(opened::accept);
		return opened;
	}

	private void accept() {
		while (true) {
			try {
				letIn(socket.accept());
			} catch (ClosedChannelException _) {
				return;
			} catch (IOException e) {
				// Such as too many open files: that passes.
				LOG.warn("A client cannot be let in.", e);
				LockSupport.parkNanos(PAUSE_AFTER_A_FAILURE.toNanos());
			}
		}
	}

	private void letIn(Wire wire) {
		if (clients.size() >= MOST_CLIENTS) {
			Thread.ofVirtual().name("refused client").start(new ClientConnection(wire, service, patience, FULL));
			return;
		}
		ClientConnection client = new ClientConnection(wire, service, patience, Optional.empty());
		clients.add(client);
		client.ended().thenRun(() -> clients.remove(client));
		Thread.ofVirtual().name("client").start(client);
	}

	/** Stops what runs for clients, waits for it for two seconds at most, and lets nobody in any more. */
	@Override
	public void close() throws IOException {
		socket.close();
		clients.forEach(ClientConnection::end);
		CompletableFuture.allOf(clients.stream().map(ClientConnection::ended).toArray(CompletableFuture[]::new))
				.completeOnTimeout(null, PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS).join();
		clients.forEach(ClientConnection::close);
	}
}
