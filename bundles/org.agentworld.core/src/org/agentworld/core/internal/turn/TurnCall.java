package org.agentworld.core.internal.turn;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.agentworld.core.LlmProviders.ContributedProvider;
import org.agentworld.core.RefusedException;
import org.agentworld.core.Route;
import org.agentworld.core.internal.turn.CallPlaces.Place;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelOutput;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The call of a model for one turn, on a virtual thread of its own; made again by itself if the server cannot answer now
 * and nothing has come from it. The agent and the world are the snapshots with which
 * the turn began; the prompt comes from the turn's own chat.
 */
public final class TurnCall {

	/** The longest answer that is taken, reasoning included, in UTF-16 units: what a plug-in sends is kept in memory. */
	public static final int LONGEST_ANSWER = 4_000_000;

	private static final Logger LOG = LoggerFactory.getLogger(TurnCall.class);
	private static final int LONGEST_DESCRIPTION = 500;
	/** How often a model is asked with half of what it could not read. */
	private static final int MOST_SHORTENED = 4;
	/** What every model can read, so that nobody has to be asked; in tokens. */
	private static final int SMALLEST_CONTEXT = 4_096;

	private final Turn turn;
	private final World world;
	private final Agent agent;
	private final ModelCalls calls;
	private final TurnListener listener;
	private volatile String contributor = "";
	private TurnGate gate;
	/** How many messages the session knows to be left out. */
	private int told;

	TurnCall(Turn turn, World world, Agent agent, ModelCalls calls, TurnListener listener) {
		this.turn = turn;
		this.world = world;
		this.agent = agent;
		this.calls = calls;
		this.listener = listener;
	}

	/** Starts the call and returns what cancels it. */
	public TurnGate start() {
		Thread thread = Thread.ofVirtual().name("turn " + turn.id() + " of chat " + turn.chat()).unstarted(this::run);
		gate = new TurnGate(thread);
		thread.start();
		return gate;
	}

	/** The plug-in whose provider is asked; empty until that is known. */
	public String contributor() {
		return contributor;
	}

	private void run() {
		trace();
		try {
			listener.answered(turn.id(), call());
		} catch (ProviderException e) {
			listener.failed(turn.id(), e.error());
			LOG.info("The provider gave up: {}", e.error().message());
		} catch (RefusedException e) {
			listener.failed(turn.id(), TurnError.of(Kind.CONFIGURATION, e.getMessage()));
		} catch (StoreException e) {
			listener.failed(turn.id(), TurnError.of(Kind.STORE, e.getMessage()));
		} catch (Throwable e) {
			// A provider is foreign code: whatever it throws, declared or not, ends its own turn and nothing else.
			if (gate.isClosed()) {
				LOG.debug("The turn was cancelled.", e);
				return;
			}
			listener.failed(turn.id(), TurnError.of(Kind.FAULTY_PLUGIN, "The plug-in " + contributor + " failed: "
					+ e.getClass().getSimpleName() + describe(e) + ". Retry, or use another connection."));
			LOG.warn("The provider of {} threw.", contributor, e);
		}
	}

	/** For each thread that works for the turn: its log lines name the chat and the turn. */
	private void trace() {
		MDC.put("chat", turn.chat().toString());
		MDC.put("turn", turn.id().toString());
	}

	private ModelResult call()
			throws ProviderException, RefusedException, StoreException, InterruptedException {
		String id = agent.getConnection().isBlank() ? world.getConnection() : agent.getConnection();
		Route route = calls.route(id).orElseThrow(() -> new RefusedException("The agent '" + agent.getName()
				+ "' uses the connection '" + id + "', which does not exist. Choose another one for the agent or its world."));
		Output output = new Output();
		for (int attempt = 1;; attempt++) {
			try (Place _ = place(route)) {
				return ask(route.connection(), output);
			} catch (ProviderException e) {
				Duration wait = attempt > route.retries() || output.hasSaid() ? null
						: Backoff.after(e.error(), attempt, turn.id()).orElse(null);
				if (wait == null) {
					throw e;
				}
				LOG.info("The provider gave up, and is asked again in {} ms: {}", wait.toMillis(), e.error().message());
				waitToRetry(wait, e.error(), attempt, route.retries());
			}
		}
	}

	/** Waits until the connection has a place for this call. */
	private Place place(Route route) throws InterruptedException {
		String connection = route.connection().id();
		CompletableFuture<Place> asked = calls.places().ask(connection, route.parallelCalls(), turn.chat());
		try {
			if (!asked.isDone()) {
				listener.delayed(turn.id(), new Delay(Delay.Reason.PLACE, "Waits for its place: the connection '"
						+ route.connection().name() + "' makes " + calls(route.parallelCalls()) + " at the same time.",
						Optional.empty()));
			}
		} catch (InterruptedException e) {
			// The next wait ends at once and gives the place back.
			Thread.currentThread().interrupt();
		}
		return calls.places().await(asked, connection, turn.chat());
	}

	private static String calls(int number) {
		return number == 1 ? "one call" : number + " calls";
	}

	private void waitToRetry(Duration wait, TurnError error, int attempt, int retries) throws InterruptedException {
		CountDownLatch over = new CountDownLatch(1);
		Runnable withdraw = calls.timers().after(wait, over::countDown);
		try {
			listener.delayed(turn.id(),
					new Delay(Delay.Reason.RETRY, error.message() + " Asks again by itself (" + attempt + " of " + retries + ").",
							Optional.of(calls.timers().now().plus(wait))));
			over.await();
		} finally {
			withdraw.run();
		}
	}

	private ModelResult ask(Connection connection, Output output)
			throws ProviderException, RefusedException, StoreException, InterruptedException {
		// From here on foreign code runs, be it only a constructor.
		listener.asking(turn.id(), connection.patience());
		ContributedProvider contributed = calls.providers().find(connection.provider())
				.orElseThrow(() -> new RefusedException("The connection '" + connection.name() + "' needs the provider '"
						+ connection.provider() + "', which no installed plug-in has."));
		contributor = contributed.contributor();
		LlmProvider provider = contributed.provider();
		Prompt prompt = new Prompt(turn, world, agent);
		ContextWindow window = fitting(prompt, connection, provider);
		for (int shorter = 0;; shorter++) {
			tell(window.leftOut());
			try {
				ModelResult result = provider.generate(prompt.request(connection, window), output);
				output.refuseTooMuch();
				return Objects.requireNonNull(result, "the provider returned no result");
			} catch (ProviderException e) {
				if (e.error().kind() != Kind.CONTEXT_TOO_LONG || output.hasSaid() || shorter == MOST_SHORTENED
						|| !window.canShrink()) {
					throw e;
				}
				LOG.info("The model cannot read all, and is asked with the newer half: {}", e.error().message());
				window = window.halved();
			}
		}
	}

	/** The conversation, without what the model cannot read, as far as that is known. */
	private ContextWindow fitting(Prompt prompt, Connection connection, LlmProvider provider)
			throws ProviderException, StoreException, InterruptedException {
		ContextWindow window = prompt.conversation(connection, calls.store(), provider);
		OptionalInt size = OptionalInt.empty();
		if (agent.getContextTokens() != null) {
			size = OptionalInt.of(agent.getContextTokens());
		} else if (prompt.room(SMALLEST_CONTEXT) < window.tokens()) {
			size = calls.contextSizes().of(connection, provider, prompt.model(connection));
		}
		return size.isPresent() ? window.fitting(prompt.room(size.getAsInt())) : window;
	}

	private void tell(int leftOut) throws InterruptedException {
		if (leftOut != told) {
			told = leftOut;
			listener.leavingOut(turn.id(), leftOut);
		}
	}

	private static String describe(Throwable e) {
		String message;
		try {
			message = e.getMessage();
		} catch (RuntimeException broken) {
			return ", and did not say why: " + broken.getClass().getSimpleName();
		}
		if (message == null) {
			return "";
		}
		return ": " + (message.length() <= LONGEST_DESCRIPTION ? message : message.substring(0, LONGEST_DESCRIPTION) + "…");
	}

	/** Hands the answer on while the gate is open. */
	private final class Output implements ModelOutput {

		private long said;

		@Override
		public void text(String text) throws InterruptedException {
			if (passes(text)) {
				listener.text(turn.id(), text);
			}
		}

		@Override
		public void reasoning(String text) throws InterruptedException {
			if (passes(text)) {
				listener.reasoning(turn.id(), text);
			}
		}

		private boolean passes(String text) throws InterruptedException {
			if (gate.isClosed()) {
				throw new InterruptedException("the turn was cancelled");
			}
			said += text.length();
			refuseTooMuch();
			return !text.isEmpty();
		}

		boolean hasSaid() {
			return said > 0;
		}

		/** Also asked at the end, since the provider may have caught it. */
		void refuseTooMuch() {
			if (said > LONGEST_ANSWER) {
				throw new IllegalStateException(
						"the answer has more than " + LONGEST_ANSWER + " characters, of which the rest was dropped");
			}
		}

		@Override
		public void onCancel(Runnable close) {
			Objects.requireNonNull(close, "close");
			gate.onCancel(() -> {
				trace();
				try {
					close.run();
				} catch (Throwable e) {
					LOG.warn("The provider of {} could not end its call.", contributor, e);
				}
			});
		}
	}
}
