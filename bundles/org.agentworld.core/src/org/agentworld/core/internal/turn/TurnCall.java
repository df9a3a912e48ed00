package org.agentworld.core.internal.turn;

import org.agentworld.core.RefusedException;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.spi.agent.AgentException;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The answer of one turn, on a thread of its own. The agent and the world are the snapshots with which the turn began. A
 * model is waited for on a virtual thread; the code of an agent may compute for as long as it likes, so it gets a thread of
 * the system: two that do would hold up all virtual threads on a computer with two cores.
 */
public final class TurnCall {

	/** The longest answer that is taken, reasoning included, in UTF-16 units: what a plug-in sends is kept in memory. */
	public static final int LONGEST_ANSWER = 4_000_000;

	private static final Logger LOG = LoggerFactory.getLogger(TurnCall.class);
	private static final int LONGEST_DESCRIPTION = 500;

	private final Turn turn;
	private final boolean byClass;
	private final Answer answer;
	private final TurnListener listener;
	private TurnGate gate;

	TurnCall(Turn turn, World world, Agent agent, ModelCalls calls, TurnListener listener) {
		this.turn = turn;
		this.byClass = agent.isAnsweredByClass();
		this.answer = byClass ? new ClassAnswer(turn, world, agent, calls, listener)
				: new ModelAnswer(turn, world, agent, calls, listener);
		this.listener = listener;
	}

	/** Starts the call and returns what cancels it. */
	public TurnGate start() {
		Thread.Builder builder = byClass ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
		Thread thread = builder.name("turn " + turn.id() + " of chat " + turn.chat()).unstarted(this::run);
		gate = new TurnGate(thread);
		thread.start();
		return gate;
	}

	/** Gives back what others wait for, though the code that answers has not ended. On any thread. */
	public void abandon() {
		answer.abandon();
	}

	/** The plug-in whose code answers; empty until that is known. */
	public String contributor() {
		return answer.contributor();
	}

	/** Whether that code is the agent itself, and not what asks its model. */
	public boolean isByClass() {
		return byClass;
	}

	private void run() {
		trace(turn.chat(), turn.id());
		TurnOutput output = new TurnOutput(turn, gate, answer, listener);
		try {
			Usage usage = answer.give(output);
			output.complete();
			listener.answered(turn.id(), usage);
		} catch (ProviderException e) {
			listener.failed(turn.id(), e.error());
			LOG.info("The provider gave up: {}", e.error().message());
		} catch (AgentException e) {
			listener.failed(turn.id(), TurnError.of(Kind.AGENT, shortened(e.getMessage())));
			LOG.info("The agent of {} gave up.", contributor(), e);
		} catch (RefusedException e) {
			listener.failed(turn.id(), TurnError.of(byClass ? Kind.PLUG_IN : Kind.CONFIGURATION, e.getMessage()));
		} catch (StoreException e) {
			listener.failed(turn.id(), TurnError.of(Kind.STORE, e.getMessage()));
		} catch (Throwable e) {
			// Foreign code: whatever it throws, declared or not, ends its own turn and nothing else.
			if (gate.isClosed()) {
				LOG.debug("The turn was cancelled.", e);
				return;
			}
			listener.failed(turn.id(), TurnError.of(Kind.FAULTY_PLUGIN, "The plug-in " + contributor() + " failed: "
					+ e.getClass().getSimpleName() + describe(e) + ". " + answer.remedy()));
			LOG.warn("The code of {} threw.", contributor(), e);
		}
	}

	/** For each thread that works for the turn: its log lines name the chat and the turn. */
	static void trace(ChatId chat, TurnId turn) {
		MDC.put("chat", chat.toString());
		MDC.put("turn", turn.toString());
	}

	private static String describe(Throwable e) {
		String message;
		try {
			message = e.getMessage();
		} catch (RuntimeException broken) {
			return ", and did not say why: " + broken.getClass().getSimpleName();
		}
		return message == null ? "" : ": " + shortened(message);
	}

	private static String shortened(String message) {
		return message.length() <= LONGEST_DESCRIPTION ? message : message.substring(0, LONGEST_DESCRIPTION) + "…";
	}
}
