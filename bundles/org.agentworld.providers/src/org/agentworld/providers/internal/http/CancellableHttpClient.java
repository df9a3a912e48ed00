package org.agentworld.providers.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketException;
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

import javax.net.ssl.SSLException;

import org.agentworld.providers.internal.http.Lines.MalformedStreamException;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.spi.provider.ProviderException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
		 * How many pieces of the answer were handed over.
		 *
		 * @throws ProviderException if the answer has failed: nothing more needs to be read
		 */
		int pieces() throws ProviderException, InterruptedException;
	}

	private static final Logger LOG = LoggerFactory.getLogger(CancellableHttpClient.class);

	private static final String DONE = "[DONE]";
	/** What a server says about an error is worth a short wait: its status has come already. */
	private static final Duration ERROR_BODY_PATIENCE = Duration.ofSeconds(2);
	private static final int MAX_ERROR_BODY = 64 << 10;
	/** What LangChain4j keeps of a stream until its end must not fill the memory: tool calls and the events themselves. */
	private static final long MOST_BETWEEN_PIECES = 16L << 20;
	private static final long MOST_BYTES = 128L << 20;

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
	private boolean finished;
	private int pieces;
	private long received;
	private long receivedAtLastPiece;

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
		return endOfStream || finished;
	}

	/** An answer in one piece, to a request with this body; for a GET without. */
	JsonNode whole(Optional<BodyPublisher> request) throws ProviderException, InterruptedException {
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
					.body(readable(new ServerSentEvent(null, answer.toString()), object(answer)).data()).build();
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

	private void stream(BodyPublisher request, ServerSentEventListener listener)
			throws ProviderException, InterruptedException {
		HttpResponse<ResponseBytes> opened = send("text/event-stream", Optional.of(request));
		refuseUnlessSuccess(opened);
		listener.onOpen(SuccessfulHttpResponse.builder().statusCode(opened.statusCode()).headers(opened.headers().map())
				.build());
		Lines lines = new Lines(this::read);
		// Nobody cancels through LangChain4j, which demands something to cancel.
		var context = new ServerSentEventContext(
				new DefaultServerSentEventParsingHandle(InputStream.nullInputStream()));
		try {
			for (Optional<ServerSentEvent> event = next(lines); event.isPresent(); event = next(lines)) {
				handle(event.get(), listener, context);
			}
		} catch (ProviderException e) {
			if (!finished) {
				throw e;
			}
			LOG.debug("What came after the end of an answer is dropped: {}", e.error().message());
		}
		listener.onClose();
	}

	private HttpResponse<ResponseBytes> send(String accepted, Optional<BodyPublisher> request)
			throws ProviderException, InterruptedException {
		waitAtMost(patience.firstToken());
		var builder = java.net.http.HttpRequest.newBuilder(target.address()).method(request.isPresent() ? "POST" : "GET",
				request.orElseGet(BodyPublishers::noBody));
		target.headers().forEach(builder::header);
		builder.header("Accept", accepted);
		request.ifPresent(_ -> builder.header("Content-Type", "application/json"));
		java.net.http.HttpRequest sent = builder.build();
		try {
			return answer(sent);
		} catch (ExecutionException e) {
			if (!hasHungUp(e.getCause())) {
				throw broken(e.getCause());
			}
			LOG.debug("{} hung up without an answer, and is asked once more.", target.address(), e.getCause());
		}
		try {
			return answer(sent);
		} catch (ExecutionException e) {
			throw broken(e.getCause());
		}
	}

	private HttpResponse<ResponseBytes> answer(java.net.http.HttpRequest request)
			throws ExecutionException, ProviderException, InterruptedException {
		CompletableFuture<HttpResponse<ResponseBytes>> sent;
		synchronized (this) {
			if (closed) {
				throw new InterruptedException("cancelled");
			}
			sent = client.sendAsync(request, _ -> body);
			response = sent;
		}
		try {
			return sent.get(remaining().toNanos(), TimeUnit.NANOSECONDS);
		} catch (CancellationException e) {
			throw broken(e);
		} catch (TimeoutException _) {
			throw errors.silent(patience.firstToken(), false);
		}
	}

	/**
	 * Whether the connection ended before an answer began. If it was kept from an earlier call, the server has closed it in
	 * the same moment, and Java repeats no POST by itself.
	 */
	private static boolean hasHungUp(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ConnectException || cause instanceof SSLException) {
				return false;
			}
			if (cause instanceof EOFException || cause instanceof SocketException) {
				return true;
			}
		}
		return false;
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
			listener.onEvent(readable(event, json), context);
		} catch (RuntimeException _) {
			// Not kept as a cause: it repeats what the server sent, which may be anything, the key included.
			throw errors.unreadable(CallErrors.STRANGE_EVENT);
		}
		int now = progress.pieces();
		if (now > pieces) {
			pieces = now;
			receivedAtLastPiece = received;
			// Counted from here: the time that the chat took for the last piece is not the server's.
			waitAtMost(patience.silence());
		}
		finished |= target.isFinished(json);
	}

	/** Without members that say nothing and that LangChain4j stumbles over: an error that is none, a number that is none. */
	private ServerSentEvent readable(ServerSentEvent event, ObjectNode json) {
		boolean changed = json.remove("error") != null | TokenCounts.removeUnreadable(json);
		return target.repair(changed ? new ServerSentEvent(event.event(), json.toString()) : event, json);
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
		Optional<ByteBuffer> read;
		try {
			read = body.read(remaining());
		} catch (IOException e) {
			throw broken(e);
		} catch (TimeoutException _) {
			throw errors.silent(pieces > 0 ? patience.silence() : patience.firstToken(), pieces > 0);
		}
		received += read.map(ByteBuffer::remaining).orElse(0);
		if (received - receivedAtLastPiece > MOST_BETWEEN_PIECES) {
			throw errors.unreadable("%d MiB came without any text".formatted(MOST_BETWEEN_PIECES >> 20));
		}
		if (received > MOST_BYTES) {
			throw errors.unreadable("the answer is longer than %d MiB".formatted(MOST_BYTES >> 20));
		}
		return read;
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
