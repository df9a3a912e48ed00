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
import org.agentworld.events.conversation.Usage;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer of a model. It is asked again by itself if its server cannot answer now and nothing has come from it. The
 * prompt comes from the turn's own chat.
 */
final class ModelAnswer implements Answer {

	private static final Logger LOG = LoggerFactory.getLogger(ModelAnswer.class);
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
	/** The place over its connection that the call has now, or had last. Guarded by this, as is {@link #abandoned}. */
	private Place place = () -> {
	};
	private boolean abandoned;
	/** How many messages the session knows to be left out. */
	private int told;

	ModelAnswer(Turn turn, World world, Agent agent, ModelCalls calls, TurnListener listener) {
		this.turn = turn;
		this.world = world;
		this.agent = agent;
		this.calls = calls;
		this.listener = listener;
	}

	@Override
	public String contributor() {
		return contributor;
	}

	@Override
	public String remedy() {
		return "Retry, or use another connection.";
	}

	@Override
	public Usage give(TurnOutput output)
			throws ProviderException, RefusedException, StoreException, InterruptedException {
		String id = agent.getConnection().isBlank() ? world.getConnection() : agent.getConnection();
		Route route = new RouteQuestion(calls, listener).ask(turn, id).orElseThrow(() -> new RefusedException("The agent '"
				+ agent.getName() + "' uses the connection '" + id + "', which does not exist. Choose another one for the agent or"
				+ " its world."));
		for (int attempt = 1;; attempt++) {
			try (Place _ = taken(place(route))) {
				return ask(route.connection(), output).usage();
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

	private Place taken(Place given) throws InterruptedException {
		synchronized (this) {
			if (!abandoned) {
				place = given;
				return given;
			}
		}
		given.close();
		throw new InterruptedException("the turn has ended");
	}

	@Override
	public void abandon() {
		Place held;
		synchronized (this) {
			abandoned = true;
			held = place;
		}
		held.close();
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

	private ModelResult ask(Connection connection, TurnOutput output)
			throws ProviderException, RefusedException, StoreException, InterruptedException {
		// From here on foreign code runs, be it only a constructor.
		listener.asking(turn.id(), connection.patience());
		contributor = calls.contributions().contributorOf("provider", connection.provider()).orElse("");
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
		ContextWindow window = prompt.conversation(
				new PromptFiles(provider::takes, "over the connection '" + connection.name() + "'", calls.store()), calls.store());
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
}
