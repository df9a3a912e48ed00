package org.agentworld.faulty;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.agentworld.spi.agent.AgentOutput;
import org.agentworld.spi.agent.AgentTurn;
import org.agentworld.spi.agent.ClassAgent;

/** Lets another thread say what it should say itself, and fails with it. */
public final class AnswersOnAnotherThread implements ClassAgent {

	@Override
	public void answer(AgentTurn turn, AgentOutput output) throws InterruptedException {
		output.text("own words");
		CompletableFuture<Void> foreign = CompletableFuture.runAsync(() -> {
			try {
				output.text("words of another thread");
			} catch (InterruptedException e) {
				throw new CompletionException(e);
			}
		});
		foreign.join();
	}
}
