package org.agentworld.core.internal.turn;

import java.util.Objects;

import org.agentworld.core.Connections;
import org.agentworld.core.LlmProviders;
import org.agentworld.core.LlmProviders.ContributedProvider;
import org.agentworld.core.RefusedException;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.ModelOutput;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One call of a model for one turn, on a virtual thread of its own. The agent and the world are the snapshots with which
 * the turn began; the prompt comes from the turn's own chat.
 */
public final class TurnCall {

	private static final Logger LOG = LoggerFactory.getLogger(TurnCall.class);

	private final Turn turn;
	private final World world;
	private final Agent agent;
	private final Store store;
	private final LlmProviders providers;
	private final Connections connections;
	private final TurnListener listener;
	private volatile String contributor = "";
	private TurnGate gate;

	public TurnCall(Turn turn, World world, Agent agent, Store store, LlmProviders providers, Connections connections,
			TurnListener listener) {
		this.turn = turn;
		this.world = world;
		this.agent = agent;
		this.store = store;
		this.providers = providers;
		this.connections = connections;
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
		MDC.put("chat", turn.chat().toString());
		MDC.put("turn", turn.id().toString());
		try {
			try {
				listener.answered(turn.id(), call());
			} catch (ProviderException e) {
				LOG.info("The provider gave up: {}", e.getMessage());
				listener.failed(turn.id(), e.error());
			} catch (RefusedException e) {
				listener.failed(turn.id(), TurnError.of(Kind.CONFIGURATION, e.getMessage()));
			} catch (StoreException e) {
				listener.failed(turn.id(), TurnError.of(Kind.STORE, e.getMessage()));
			} catch (RuntimeException | Error e) {
				// A provider is foreign code: whatever it throws ends its own turn and nothing else.
				LOG.warn("The provider of {} threw.", contributor, e);
				listener.failed(turn.id(), TurnError.of(Kind.FAULTY_PLUGIN, "The plug-in " + contributor
						+ " failed: " + e.getClass().getSimpleName() + describe(e) + ". Retry, or use another connection."));
			}
		} catch (InterruptedException e) {
			LOG.debug("The turn was cancelled.", e);
		}
	}

	private ModelResult call()
			throws ProviderException, RefusedException, StoreException, InterruptedException {
		String name = agent.getConnection().isBlank() ? world.getConnection() : agent.getConnection();
		Connection connection = connections.named(name).orElseThrow(() -> new RefusedException("The agent '"
				+ agent.getName() + "' uses the connection '" + name
				+ "', which does not exist. Choose another one for the agent or its world."));
		ContributedProvider contributed = providers.find(connection.provider())
				.orElseThrow(() -> new RefusedException("The connection '" + name + "' needs the provider '"
						+ connection.provider() + "', which no installed plug-in has."));
		contributor = contributed.contributor();
		ModelRequest request = new Prompt(turn, world, agent).request(connection, store);
		listener.asking(turn.id(), connection.patience());
		ModelResult result = contributed.provider().generate(request, new Output());
		return Objects.requireNonNull(result, "the provider returned no result");
	}

	private static String describe(Throwable e) {
		return e.getMessage() == null ? "" : ": " + e.getMessage();
	}

	/** Hands the answer on while the gate is open. */
	private final class Output implements ModelOutput {

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
			return !Objects.requireNonNull(text, "text").isEmpty();
		}

		@Override
		public void onCancel(Runnable close) {
			gate.onCancel(Objects.requireNonNull(close, "close"));
		}
	}
}
