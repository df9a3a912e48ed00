package org.agentworld.providers.internal.openai;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
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

import org.agentworld.providers.internal.openai.ServerSentEvents.MalformedStreamException;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.spi.provider.ProviderException;

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
 * Unlike other implementations it streams on the calling thread: {@code execute} returns when the answer is complete,
 * and throws a {@link CallFailedException} where it is not.
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

	private final Patience patience;
	private final OpenAiErrors errors;
	private final Progress progress;
	private final java.net.http.HttpClient client;
	private final ResponseBytes body = new ResponseBytes();

	/** Of the request that was sent; what cancels the call until its answer begins. */
	private CompletableFuture<?> response = new CompletableFuture<>();
	private boolean closed;
	private boolean endOfStream;
	private long deadline;

	/** @param client speaks HTTP/1.1, where a connection carries one call and closing it tells the server to stop */
	CancellableHttpClient(java.net.http.HttpClient client, Patience patience, OpenAiErrors errors, Progress progress) {
		this.client = client;
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

	@Override
	public SuccessfulHttpResponse execute(HttpRequest request) {
		throw new UnsupportedOperationException("Answers are always streamed.");
	}

	@Override
	public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
		try {
			stream(request, listener);
		} catch (ProviderException e) {
			throw new CallFailedException(e);
		} catch (InterruptedException e) {
			throw new CallFailedException(e);
		}
	}

	private void stream(HttpRequest request, ServerSentEventListener listener)
			throws ProviderException, InterruptedException {
		waitAtMost(patience.firstToken());
		HttpResponse<ResponseBytes> opened = send(request);
		if (opened.statusCode() / 100 != 2) {
			throw errors.refused(opened.statusCode(), opened.headers(), errorBody());
		}
		listener.onOpen(SuccessfulHttpResponse.builder().statusCode(opened.statusCode()).headers(opened.headers().map())
				.build());
		ServerSentEvents events = new ServerSentEvents(this::read);
		// Nobody cancels through LangChain4j, which demands something to cancel.
		var context = new ServerSentEventContext(
				new DefaultServerSentEventParsingHandle(InputStream.nullInputStream()));
		for (Optional<ServerSentEvent> event = next(events); event.isPresent(); event = next(events)) {
			handle(event.get(), listener, context);
		}
		listener.onClose();
	}

	private HttpResponse<ResponseBytes> send(HttpRequest request) throws ProviderException, InterruptedException {
		var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
				.POST(BodyPublishers.ofString(request.body()));
		request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
		builder.header("Accept", "text/event-stream");
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

	/** Empty after the server's mark for the end: some keep the connection open behind it. */
	private Optional<ServerSentEvent> next(ServerSentEvents events) throws ProviderException, InterruptedException {
		try {
			return endOfStream ? Optional.empty() : events.next();
		} catch (MalformedStreamException e) {
			throw errors.unreadable(e.getMessage());
		}
	}

	private void handle(ServerSentEvent event, ServerSentEventListener listener, ServerSentEventContext context)
			throws ProviderException, InterruptedException {
		if (DONE.equals(event.data().strip())) {
			endOfStream = true;
		} else if ("error".equals(event.event())) {
			throw errors.reported(UnmappedEvent.errorMessage(event.data()).orElse(event.data()));
		} else {
			listener.onEvent(event, context);
			if (progress.hasBegun()) {
				// Counted from here: the time that the chat took for the last piece is not the server's.
				waitAtMost(patience.silence());
			}
		}
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

	private String errorBody() throws InterruptedException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		waitAtMost(ERROR_BODY_PATIENCE);
		try {
			for (Optional<ByteBuffer> next = body.read(remaining()); next.isPresent()
					&& bytes.size() < MAX_ERROR_BODY; next = body.read(remaining())) {
				byte[] read = new byte[next.get().remaining()];
				next.get().get(read);
				bytes.writeBytes(read);
			}
		} catch (IOException | TimeoutException _) {
			// The status says what happened; its explanation is a bonus.
		}
		return bytes.toString(StandardCharsets.UTF_8);
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
