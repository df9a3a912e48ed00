package org.agentworld.core.internal.turn;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

import org.agentworld.core.Timers;
import org.agentworld.core.internal.connection.ModelList;
import org.agentworld.core.internal.connection.ServerCall;
import org.agentworld.core.internal.connection.ServerCalls;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much models can read, as their servers say in their lists of models. A server is asked once while the program runs,
 * when it first matters; one that could not be asked is asked again, but not for every turn. Safe for use by many threads.
 */
final class ContextSizes {

	private static final Logger LOG = LoggerFactory.getLogger(ContextSizes.class);

	/** An answer waits for this, so not for long. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/** So long a failure counts: every answer would wait for a server that says nothing otherwise. */
	private static final Duration UNTIL_ASKED_AGAIN = Duration.ofMinutes(1);

	private record Server(String connection, String provider, Optional<URI> address) {
	}

	private record Question(CompletableFuture<Optional<List<ModelInfo>>> list, Instant askedAt) {
	}

	private final ServerCalls calls;
	private final Timers timers;
	private final Map<Server, Question> questions = new ConcurrentHashMap<>();

	ContextSizes(ServerCalls calls, Timers timers) {
		this.calls = calls;
		this.timers = timers;
	}

	/** In tokens; empty if the server does not say, or cannot be asked. Blocks. */
	OptionalInt of(Connection connection, LlmProvider provider, String model) throws InterruptedException {
		Server server = new Server(connection.id(), connection.provider(), connection.baseUrl());
		Question question = questions.compute(server,
				(_, asked) -> asked == null || isToBeAskedAgain(asked) ? ask(connection, provider) : asked);
		try {
			return question.list().get().stream().flatMap(List::stream).filter(info -> info.id().equals(model)).findFirst()
					.map(ModelInfo::contextTokens).orElse(OptionalInt.empty());
		} catch (ExecutionException e) {
			LOG.debug("How much '{}' can read is not known.", model, e.getCause());
			return OptionalInt.empty();
		}
	}

	private Question ask(Connection connection, LlmProvider provider) {
		ServerCall call = new ServerCall(timers, () -> provider, () -> connection, PATIENCE, connection.name());
		return new Question(calls.start(call, new ModelList()), timers.now());
	}

	private boolean isToBeAskedAgain(Question asked) {
		return asked.list().isCompletedExceptionally() && !timers.now().isBefore(asked.askedAt().plus(UNTIL_ASKED_AGAIN));
	}
}
