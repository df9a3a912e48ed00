package org.agentworld.testing.modelserver;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Speaks the streaming OpenAI chat API on the loopback interface, or what scripts make of it, and answers each request as a
 * {@link Script} says. One request a connection, one virtual thread each: hundreds at the same time are fine.
 */
public final class ModelServer implements AutoCloseable {

	/** Reads files of any size. */
	private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder().streamReadConstraints(
			StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build()).build());
	private static final int BACKLOG = 1024;
	private static final int ANY_PORT = 0;
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	/** A message of a request. */
	public record Said(String role, String content) {
	}

	/**
	 * A request as it arrived.
	 *
	 * @param what     method and path, for example {@code POST /v1/chat/completions}
	 * @param headers  by their names in lower case
	 * @param model    which model was asked
	 * @param messages oldest first
	 * @param body     the whole of it; missing if there was none
	 * @param closed   done when the client has closed the connection
	 */
	public record Asked(String what, Map<String, String> headers, String model, List<Said> messages, JsonNode body,
			CompletableFuture<Void> closed) {

		/** The header of this name; empty if there was none. */
		public Optional<String> authorization() {
			return Optional.ofNullable(headers.get("authorization"));
		}

		/** What the last message says. */
		public String lastText() {
			return messages.getLast().content();
		}

		/** How long the client took from now to close the connection; fails after 20 s. */
		public Duration awaitClosed() throws InterruptedException {
			long start = System.nanoTime();
			try {
				closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			} catch (TimeoutException | ExecutionException e) {
				throw new AssertionError("The client did not close the connection of '" + what + "'", e);
			}
			return Duration.ofNanos(System.nanoTime() - start);
		}
	}

	private final ServerSocket server;
	private final Function<Asked, Script> scripts;
	/** The beginning of the requests that it takes; it has nothing else. */
	private final String taken;
	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
	private final List<Asked> asked = new CopyOnWriteArrayList<>();
	private final BlockingQueue<Asked> arrivals = new LinkedBlockingQueue<>();
	private volatile CountDownLatch barrier = new CountDownLatch(0);

	private ModelServer(int port, String taken, Function<Asked, Script> scripts) throws IOException {
		this.taken = taken;
		this.scripts = scripts;
		server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
	}

	/** Starts a server that asks {@code scripts} how to answer each request. It is ready at once. */
	public static ModelServer start(Function<Asked, Script> scripts) {
		return start(ANY_PORT, scripts);
	}

	/** {@link #start(Function) Starts} at a port that the client was told before. */
	public static ModelServer start(int port, Function<Asked, Script> scripts) {
		return start(port, "POST /v1/chat/completions ", scripts);
	}

	/** Starts a server that takes any request, so that scripts can speak other interfaces than OpenAI's. */
	public static ModelServer startForAny(Function<Asked, Script> scripts) {
		return start(ANY_PORT, "", scripts);
	}

	private static ModelServer start(int port, String taken, Function<Asked, Script> scripts) {
		try {
			ModelServer started = new ModelServer(port, taken, scripts);
			Thread.ofVirtual().name("model server").start(started::accept);
			return started;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Starts a server that answers everything alike. */
	public static ModelServer start(Script script) {
		return start(_ -> script);
	}

	/** What a connection's base URL has to be. */
	public URI baseUrl() {
		return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
	}

	/** From now on holds every request until {@code requests} of them have arrived; then all go on. */
	public void holdUntil(int requests) {
		barrier = new CountDownLatch(requests);
	}

	/** All requests so far, in the order of their arrival. */
	public List<Asked> asked() {
		return List.copyOf(asked);
	}

	/** The next request that nobody has taken this way yet; fails if none comes within 20 s. */
	public Asked awaitRequest() throws InterruptedException {
		Asked next = arrivals.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		if (next == null) {
			throw new AssertionError("No request came within " + PATIENCE);
		}
		return next;
	}

	/** Ends all connections. */
	@Override
	public void close() {
		try {
			server.close();
			for (Socket connection : connections) {
				connection.close();
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static String json(Object value) {
		try {
			return JSON.writeValueAsString(value);
		} catch (JsonProcessingException e) {
			throw new IllegalArgumentException(e);
		}
	}

	private void accept() {
		while (!server.isClosed()) {
			try {
				Socket connection = server.accept();
				connections.add(connection);
				Thread.ofVirtual().name("model server " + connection.getPort()).start(() -> serve(connection));
			} catch (IOException e) {
				if (!server.isClosed()) {
					throw new UncheckedIOException(e);
				}
			}
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			connection.setTcpNoDelay(true);
			InputStream in = new BufferedInputStream(connection.getInputStream());
			HttpHead head = HttpHead.read(in);
			byte[] body = in.readNBytes(head.contentLength());
			if (!head.requestLine().startsWith(taken)) {
				new Reply(null, connection).status(404, Map.of(), "{\"error\":{\"message\":\"No such path\"}}");
				return;
			}
			Asked request = parse(head, JSON.readTree(body));
			Thread.ofVirtual().start(() -> watch(in, request.closed()));
			answer(request, connection);
		} catch (IOException _) {
			// The client is gone, or a script has cut the connection; both are meant.
		} catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		} finally {
			connections.remove(connection);
		}
	}

	private void answer(Asked request, Socket connection) throws IOException, InterruptedException {
		asked.add(request);
		arrivals.add(request);
		CountDownLatch held = barrier;
		held.countDown();
		held.await();
		scripts.apply(request).play(new Reply(request, connection));
		// The client closes first, so that a test can wait for that.
		request.closed().copy().completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
	}

	private static void watch(InputStream in, CompletableFuture<Void> closed) {
		try {
			while (in.read() >= 0) {
				// A client that sends more than its request is not listened to.
			}
		} catch (IOException _) {
			// Reset by the client: closed all the same.
		}
		closed.complete(null);
	}

	private static Asked parse(HttpHead head, JsonNode body) {
		List<Said> messages = new ArrayList<>();
		for (JsonNode message : body.path("messages")) {
			messages.add(new Said(message.path("role").asText(), message.path("content").asText()));
		}
		return new Asked(head.requestLine().replaceFirst(" HTTP/.*", ""), head.headers(), body.path("model").asText(),
				List.copyOf(messages), body, new CompletableFuture<>());
	}
}
