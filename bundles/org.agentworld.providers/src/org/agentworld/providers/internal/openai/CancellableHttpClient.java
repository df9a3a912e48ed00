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

	private volatile boolean closed;
	private boolean endOfStream;
	private long deadline;

	/** @param name what the threads of this call are called */
	CancellableHttpClient(String name, Patience patience, OpenAiErrors errors, Progress progress) {
		this.patience = patience;
		this.errors = errors;
		this.progress = progress;
		// HTTP/1.1: a connection carries one call, and closing it tells the server to stop.
		client = java.net.http.HttpClient.newBuilder().version(java.net.http.HttpClient.Version.HTTP_1_1)
				.connectTimeout(patience.connect()).executor(Thread.ofVirtual().name(name)::start).build();
	}

	/** May be called on any thread and more than once. */
	@Override
	public void close() {
		closed = true;
		client.shutdownNow();
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
		HttpResponse<ResponseBytes> response = send(request);
		ResponseBytes body = response.body();
		if (response.statusCode() / 100 != 2) {
			throw errors.refused(response.statusCode(), response.headers(), errorBody(body));
		}
		listener.onOpen(SuccessfulHttpResponse.builder().statusCode(response.statusCode())
				.headers(response.headers().map()).build());
		ServerSentEvents events = new ServerSentEvents(() -> read(body));
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
		CompletableFuture<HttpResponse<ResponseBytes>> response = client.sendAsync(builder.build(),
				_ -> new ResponseBytes());
		try {
			return response.get(remaining().toNanos(), TimeUnit.NANOSECONDS);
		} catch (ExecutionException e) {
			throw broken(e.getCause());
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

	private Optional<ByteBuffer> read(ResponseBytes body) throws ProviderException, InterruptedException {
		try {
			return body.read(remaining());
		} catch (IOException e) {
			throw broken(e);
		} catch (TimeoutException _) {
			boolean begun = progress.hasBegun();
			throw errors.silent(begun ? patience.silence() : patience.firstToken(), begun);
		}
	}

	private String errorBody(ResponseBytes body) throws InterruptedException {
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
		if (closed) {
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
