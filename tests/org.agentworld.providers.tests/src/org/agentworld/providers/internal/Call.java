package org.agentworld.providers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelOutput;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelSettings;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.spi.provider.PromptPart;
import org.agentworld.spi.provider.PromptMessage.Role;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.provider.Secret;

/** A call of a provider on a virtual thread of its own, as the core makes it, and what came of it. */
public class Call implements ModelOutput {

	/** Long enough for a busy machine; no answer in a test takes that long. */
	private static final Duration LIMIT = Duration.ofSeconds(30);
	/** How soon a cancelled call has to end. */
	private static final Duration CANCEL_LIMIT = Duration.ofSeconds(2);

	private final FutureTask<ModelResult> task;
	private final Thread thread;
	private final StringBuffer text = new StringBuffer();
	private final StringBuffer reasoning = new StringBuffer();
	private final CountDownLatch firstPiece = new CountDownLatch(1);
	private final AtomicReference<Runnable> close = new AtomicReference<>(() -> {
	});

	public Call(LlmProvider provider, ModelRequest request) {
		Callable<ModelResult> generate = () -> provider.generate(request, this);
		task = new FutureTask<>(generate);
		thread = Thread.ofVirtual().unstarted(task);
	}

	/** Starts {@code provider} with {@code request}. */
	public static Call start(LlmProvider provider, ModelRequest request) {
		Call call = new Call(provider, request);
		call.start();
		return call;
	}

	public void start() {
		thread.start();
	}

	/** A connection to {@code baseUrl} with the default patience. */
	public static Connection connection(URI baseUrl, String key) {
		return connection(baseUrl, key, Patience.DEFAULT);
	}

	public static Connection connection(URI baseUrl, String key, Patience patience) {
		return new Connection("test", "test server", "openai", Optional.of(baseUrl),
				key.isEmpty() ? Optional.empty() : Optional.of(new Secret(key)), "test-model", patience);
	}

	/** A person's question to the agent Ada. */
	public static ModelRequest request(Connection connection, String question) {
		return request(connection, "", List.of(said(Role.USER, "", question)));
	}

	public static ModelRequest request(Connection connection, String systemPrompt, List<PromptMessage> prompt) {
		return new ModelRequest(ChatId.random(), TurnId.random(), connection, "", "Ada", systemPrompt, prompt,
				ModelSettings.DEFAULT);
	}

	/** Settings with a temperature and a longest answer; null: the model's own. */
	public static ModelSettings settings(Double temperature, Integer maxTokens) {
		return new ModelSettings(temperature == null ? OptionalDouble.empty() : OptionalDouble.of(temperature),
				OptionalDouble.empty(), maxTokens == null ? OptionalInt.empty() : OptionalInt.of(maxTokens), Optional.empty(),
				List.of(), Optional.empty(), true);
	}

	public static PromptMessage said(Role role, String author, String text) {
		return new PromptMessage(role, author, List.of(new PromptPart.Text(text)));
	}

	@Override
	public void text(String more) throws InterruptedException {
		text.append(more);
		firstPiece.countDown();
	}

	@Override
	public void reasoning(String more) {
		reasoning.append(more);
	}

	@Override
	public void onCancel(Runnable newClose) {
		close.set(newClose);
	}

	/** What was handed over so far. */
	public String text() {
		return text.toString();
	}

	public String reasoning() {
		return reasoning.toString();
	}

	public void awaitFirstPiece() throws InterruptedException {
		assertThat(firstPiece.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("a first piece").isTrue();
	}

	/** The result; fails if there is none within half a minute. */
	public ModelResult await() throws Exception {
		return task.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

	/** The error with which the call failed; fails if it did not. */
	public TurnError awaitError() throws InterruptedException {
		return awaitFailure().error();
	}

	/** The exception with which the call failed; fails if it did not. */
	public ProviderException awaitFailure() throws InterruptedException {
		awaitEnd();
		assertThat(task.state()).as("the call's end; text: %s", text).isEqualTo(FutureTask.State.FAILED);
		assertThat(task.exceptionNow()).isInstanceOf(ProviderException.class);
		return (ProviderException) task.exceptionNow();
	}

	/** Whether the call has ended with a whole answer. */
	public boolean succeeded() {
		return task.state() == FutureTask.State.SUCCESS;
	}

	/** Waits until the call has ended in any way. */
	public void awaitEnd() throws InterruptedException {
		assertThat(ended(LIMIT)).as("the call ends; text so far: %s", text).isTrue();
	}

	/** Cancels as the core does, fails if the call does not end soon, and says how long it took. */
	public Duration cancel() throws InterruptedException {
		long start = System.nanoTime();
		close.get().run();
		thread.interrupt();
		assertThat(ended(CANCEL_LIMIT)).as("a cancelled call ends within %s", CANCEL_LIMIT).isTrue();
		return Duration.ofNanos(System.nanoTime() - start);
	}

	/** Runs only what closes the connection. */
	public void closeOnly() {
		close.get().run();
	}

	/** Interrupts only. */
	public void interruptOnly() throws InterruptedException {
		thread.interrupt();
		assertThat(ended(CANCEL_LIMIT)).as("an interrupted call ends within %s", CANCEL_LIMIT).isTrue();
		assertThat(task.exceptionNow()).isInstanceOf(InterruptedException.class);
	}

	private boolean ended(Duration limit) throws InterruptedException {
		return thread.join(limit);
	}
}
