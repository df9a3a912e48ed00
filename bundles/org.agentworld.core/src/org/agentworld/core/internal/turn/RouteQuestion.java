package org.agentworld.core.internal.turn;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.agentworld.core.Route;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.Turn;
import org.agentworld.spi.provider.ProviderException;

/**
 * Asks how a turn gets to its model. The key may be in the keyring of the desktop, which asks the person before it gives it
 * out: the answer is waited for on a thread of its own, so that the turn can say meanwhile what it waits for.
 */
final class RouteQuestion {

	/** So long nobody wonders; a keyring that is open answers in less. */
	private static final Duration UNNOTICED = Duration.ofSeconds(1);

	private final ModelCalls calls;
	private final TurnListener listener;

	RouteQuestion(ModelCalls calls, TurnListener listener) {
		this.calls = calls;
		this.listener = listener;
	}

	/** Blocks; an interrupt ends the question. */
	Optional<Route> ask(Turn turn, String connection) throws ProviderException, InterruptedException {
		CountDownLatch noticed = new CountDownLatch(1);
		FutureTask<Optional<Route>> question = new FutureTask<>(() -> {
			TurnCall.trace(turn.chat(), turn.id());
			return calls.route(turn.chat(), connection);
		}) {
			@Override
			protected void done() {
				noticed.countDown();
			}
		};
		Runnable withdraw = calls.timers().after(UNNOTICED, noticed::countDown);
		Thread.ofVirtual().name("route of turn " + turn.id()).start(question);
		try {
			noticed.await();
			if (!question.isDone()) {
				listener.delayed(turn.id(), new Delay(Delay.Reason.KEYRING, "Waits for the keyring of this computer, which has the"
						+ " key of the connection '" + connection + "'. It may be asking for its password: look for its window.",
						Optional.empty()));
			}
			return question.get();
		} catch (ExecutionException e) {
			switch (e.getCause()) {
				case ProviderException refused -> throw refused;
				case RuntimeException fault -> throw fault;
				default -> throw new IllegalStateException(e.getCause());
			}
		} finally {
			withdraw.run();
			question.cancel(true);
		}
	}
}
