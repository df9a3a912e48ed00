package org.agentworld.providers.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.agentworld.providers.internal.http.Lines.MalformedStreamException;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.spi.provider.ProviderException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParsingHandle;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;

/**
 * The transport of one call: {@link #close()} ends it in every state, from the look-up of the host to the last byte, and
 * closes the connection. LangChain4j's own way of cancelling exists only after the first token.
 * <p>
 * Of LangChain4j's requests it takes the body and nothing else: it never gets a key, and its addresses are not used. Unlike
 * other implementations it streams on the calling thread: {@code execute} returns when the answer is complete, and throws a
 * {@link CallFailedException} where it is not.
 */
final class CancellableHttpClient implements HttpClient, AutoCloseable {

	/** How far the answer has come. */
	interface Progress {
		/**
		 * Whether a piece of the answer was handed over.
		 *
		 * @throws ProviderException if the answer has failed: nothing more needs to be read
		 */
		boolean hasBegun() throws ProviderException, InterruptedException;
	}

	private static final String DONE = "[DONE]";
	/** What a server says about an error is worth a short wait: its status has come already. */
	private static final Duration ERROR_BODY_PATIENCE = Duration.ofSeconds(2);
	private static final int MAX_ERROR_BODY = 64 << 10;

	private final Target target;
	private final Patience patience;
	private final CallErrors errors;
	private final Progress progress;
	private final java.net.http.HttpClient client;
	private final ResponseBytes body = new ResponseBytes();

	/** Of the request that was sent; what cancels the call until its answer begins. */
	private CompletableFuture<?> response = new CompletableFuture<>();
	private boolean closed;
	private boolean endOfStream;
	private long deadline;

	/** @param client speaks HTTP/1.1, where a connection carries one call and closing it tells the server to stop */
	CancellableHttpClient(java.net.http.HttpClient client, Target target, Patience patience, CallErrors errors,
			Progress progress) {
		this.client = client;
		this.target = target;
		this.patience = patience;
		this.errors = errors;
		this.progress = progress;
	}

	/** May be called on any thread and more than once. The connection is closed, be the answer complete or not. */
	@Override
	public void close() {
		CompletableFuture<?> sent;
		synchronized (this) {
			closed = true;
			sent = response;
		}
		sent.cancel(true);
		body.cancel();
	}

	private synchronized boolean isClosed() {
		return closed;
	}

	/** Whether the server said that the answer was complete. */
	boolean endOfStream() {
		return endOfStream;
	}

	/** An answer in one piece, to a request with this body; for a GET without. */
	JsonNode whole(Optional<String> request) throws ProviderException, InterruptedException {
		HttpResponse<ResponseBytes> opened = send("application/json", request);
		refuseUnlessSuccess(opened);
		byte[] bytes = bytes(Lines.MAX_LENGTH);
		if (bytes.length > Lines.MAX_LENGTH) {
			throw errors.unreadable("it is longer than %d MiB".formatted(Lines.MAX_LENGTH >> 20));
		}
		return json(new String(bytes, StandardCharsets.UTF_8));
	}

	@Override
	public SuccessfulHttpResponse execute(HttpRequest request) {
		try {
			JsonNode answer = whole(Optional.of(target.body(request.body())));
			endOfStream = true;
			return SuccessfulHttpResponse.builder().statusCode(200)
					.body(target.repair(new ServerSentEvent(null, answer.toString()), object(answer)).data()).build();
		} catch (ProviderException e) {
			throw new CallFailedException(e);
		} catch (InterruptedException e) {
			throw new CallFailedException(e);
		}
	}

	@Override
	public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
		try {
			stream(target.body(request.body()), listener);
		} catch (ProviderException e) {
			throw new CallFailedException(e);
		} catch (InterruptedException e) {
			throw new CallFailedException(e);
		}
	}

	private void stream(String request, ServerSentEventListener listener)
			throws ProviderException, InterruptedException {
		HttpResponse<ResponseBytes> opened = send("text/event-stream", Optional.of(request));
		refuseUnlessSuccess(opened);
		listener.onOpen(SuccessfulHttpResponse.builder().statusCode(opened.statusCode()).headers(opened.headers().map())
				.build());
		Lines lines = new Lines(this::read);
		// Nobody cancels through LangChain4j, which demands something to cancel.
		var context = new ServerSentEventContext(
				new DefaultServerSentEventParsingHandle(InputStream.nullInputStream()));
		for (Optional<ServerSentEvent> event = next(lines); event.isPresent(); event = next(lines)) {
			handle(event.get(), listener, context);
		}
		listener.onClose();
	}

	private HttpResponse<ResponseBytes> send(String accepted, Optional<String> request)
			throws ProviderException, InterruptedException {
		waitAtMost(patience.firstToken());
		BodyPublisher content = request.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
		var builder = java.net.http.HttpRequest.newBuilder(target.address()).method(request.isPresent() ? "POST" : "GET",
				content);
		target.headers().forEach(builder::header);
		builder.header("Accept", accepted);
		request.ifPresent(_ -> builder.header("Content-Type", "application/json"));
		CompletableFuture<HttpResponse<ResponseBytes>> sent;
		synchronized (this) {
			if (closed) {
				throw new InterruptedException("cancelled");
			}
			sent = client.sendAsync(builder.build(), _ -> body);
			response = sent;
		}
		try {
			return sent.get(remaining().toNanos(), TimeUnit.NANOSECONDS);
		} catch (ExecutionException e) {
			throw broken(e.getCause());
		} catch (CancellationException e) {
			throw broken(e);
		} catch (TimeoutException _) {
			throw errors.silent(patience.firstToken(), false);
		}
	}

	private void refuseUnlessSuccess(HttpResponse<ResponseBytes> opened) throws ProviderException, InterruptedException {
		if (opened.statusCode() / 100 != 2) {
			throw errors.refused(opened.statusCode(), opened.headers(), errorBody());
		}
	}

	/** Empty after the server's mark for the end: some keep the connection open behind it. */
	private Optional<ServerSentEvent> next(Lines lines) throws ProviderException, InterruptedException {
		try {
			return endOfStream ? Optional.empty() : target.format().next(lines);
		} catch (MalformedStreamException e) {
			throw errors.unreadable(e.getMessage());
		}
	}

	private void handle(ServerSentEvent event, ServerSentEventListener listener, ServerSentEventContext context)
			throws ProviderException, InterruptedException {
		if (DONE.equals(event.data().strip())) {
			endOfStream = true;
			return;
		}
		if ("error".equals(event.event())) {
			ServerMessage message = ServerMessage.of(event.data());
			throw errors.reported(message.text().isPresent() ? message : message.saying(event.data()));
		}
		ObjectNode json = object(json(event.data()));
		endOfStream = target.isEnd(json);
		try {
			listener.onEvent(target.repair(event, json), context);
		} catch (RuntimeException _) {
			// Not kept as a cause: it repeats what the server sent, which may be anything, the key included.
			throw errors.unreadable(CallErrors.STRANGE_EVENT);
		}
		if (progress.hasBegun()) {
			// Counted from here: the time that the chat took for the last piece is not the server's.
			waitAtMost(patience.silence());
		}
	}

	/** What the server sent, unless it reports an error. */
	private JsonNode json(String text) throws ProviderException {
		try {
			JsonNode json = Json.MAPPER.readTree(text);
			Optional<ServerMessage> error = ServerMessage.reported(json);
			if (error.isPresent()) {
				throw errors.reported(error.get());
			}
			return json;
		} catch (JsonProcessingException _) {
			throw errors.unreadable("it is no JSON");
		}
	}

	private ObjectNode object(JsonNode json) throws ProviderException {
		if (json instanceof ObjectNode object) {
			return object;
		}
		throw errors.unreadable(CallErrors.STRANGE_EVENT);
	}

	private Optional<ByteBuffer> read() throws ProviderException, InterruptedException {
		try {
			return body.read(remaining());
		} catch (IOException e) {
			throw broken(e);
		} catch (TimeoutException _) {
			boolean begun = progress.hasBegun();
			throw errors.silent(begun ? patience.silence() : patience.firstToken(), begun);
		}
	}

	/** The whole body, or a little more than {@code most} of it. */
	private byte[] bytes(int most) throws ProviderException, InterruptedException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (Optional<ByteBuffer> next = read(); next.isPresent(); next = read()) {
			append(bytes, next.get());
			if (bytes.size() > most) {
				break;
			}
		}
		return bytes.toByteArray();
	}

	private String errorBody() throws InterruptedException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		waitAtMost(ERROR_BODY_PATIENCE);
		try {
			for (Optional<ByteBuffer> next = body.read(remaining()); next.isPresent()
					&& bytes.size() < MAX_ERROR_BODY; next = body.read(remaining())) {
				append(bytes, next.get());
			}
		} catch (IOException | TimeoutException _) {
			// The status says what happened; its explanation is a bonus.
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

	private static void append(ByteArrayOutputStream bytes, ByteBuffer more) {
		byte[] read = new byte[more.remaining()];
		more.get(read);
		bytes.writeBytes(read);
	}

	private ProviderException broken(Throwable cause) throws InterruptedException {
		if (isClosed()) {
			throw new InterruptedException("cancelled");
		}
		return errors.unreachable(cause, patience.connect());
	}

	private void waitAtMost(Duration time) {
		deadline = System.nanoTime() + time.toNanos();
	}

	private Duration remaining() {
		return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
	}
}
