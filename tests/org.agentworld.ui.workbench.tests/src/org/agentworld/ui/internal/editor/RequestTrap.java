package org.agentworld.ui.internal.editor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server on the loopback interface that notes what is asked of it and answers nothing. */
final class RequestTrap implements AutoCloseable {

	private final ServerSocket server;
	private final List<String> paths = new CopyOnWriteArrayList<>();

	RequestTrap() {
		try {
			server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		Thread.ofVirtual().name("request trap").start(this::accept);
	}

	private void accept() {
		while (!server.isClosed()) {
			try (Socket connection = server.accept()) {
				String request = new BufferedReader(
						new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1)).readLine();
				paths.add(request == null ? "a connection without a request" : request.split(" ")[1]);
			} catch (IOException _) {
				// Closed by either side.
			}
		}
	}

	/** The address of this server, without a slash at its end. */
	String address() {
		return "http://127.0.0.1:" + server.getLocalPort();
	}

	/** What was asked for until now. */
	List<String> paths() {
		return List.copyOf(paths);
	}

	@Override
	public void close() {
		try {
			server.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
