package org.agentworld.core.internal.turn;

import java.util.Objects;

import org.agentworld.events.conversation.Turn;
import org.agentworld.spi.agent.AgentOutput;
import org.agentworld.spi.provider.ModelOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the answer of one turn on, as long as it comes on the turn's thread and the gate is open. */
final class TurnOutput implements ModelOutput, AgentOutput {

	private static final Logger LOG = LoggerFactory.getLogger(TurnOutput.class);

	private final Turn turn;
	private final TurnGate gate;
	private final Answer answer;
	private final TurnListener listener;
	private final Thread thread = Thread.currentThread();
	private long said;
	private volatile boolean complete;
	private volatile boolean late;

	/** On the turn's thread. */
	TurnOutput(Turn turn, TurnGate gate, Answer answer, TurnListener listener) {
		this.turn = turn;
		this.gate = gate;
		this.answer = answer;
		this.listener = listener;
	}

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
		if (complete && !late) {
			late = true;
			LOG.warn("The plug-in {} goes on answering in turn {}, which has ended. That is dropped.", answer.contributor(), turn.id());
		}
		if (complete || gate.isClosed()) {
			throw new InterruptedException("the turn has ended");
		}
		if (Thread.currentThread() != thread) {
			throw new IllegalStateException("it answers in turn " + turn.id() + " on a thread that is not that turn's");
		}
		said += text.length();
		refuseTooMuch();
		return !text.isEmpty();
	}

	boolean hasSaid() {
		return said > 0;
	}

	/** The answer has come to its end. Refuses one that was too long, since the plug-in may have caught that. */
	void complete() {
		complete = true;
		refuseTooMuch();
	}

	private void refuseTooMuch() {
		if (said > TurnCall.LONGEST_ANSWER) {
			throw new IllegalStateException(
					"the answer has more than " + TurnCall.LONGEST_ANSWER + " characters, of which the rest was dropped");
		}
	}

	@Override
	public void onCancel(Runnable close) {
		Objects.requireNonNull(close, "close");
		gate.onCancel(() -> {
			TurnCall.trace(turn.chat(), turn.id());
			try {
				close.run();
			} catch (Throwable e) {
				LOG.warn("The plug-in {} could not end its call.", answer.contributor(), e);
			}
		});
	}
}
