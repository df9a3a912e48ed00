package org.agentworld.spi.provider;

/**
 * Takes the answer of a model, piece by piece. Its methods are called on the thread that called
 * {@link LlmProvider#generate}, and block while the chat has more waiting than it can take.
 */
public interface ModelOutput extends CallControl {

	/**
	 * More text of the answer.
	 *
	 * @param text never null; empty text is ignored
	 * @throws InterruptedException  if the turn was cancelled: the provider ends its call
	 * @throws IllegalStateException if the answer is too long to be kept; the turn has failed
	 */
	void text(String text) throws InterruptedException;

	/**
	 * More of what the model thinks before it answers; otherwise as {@link #text}.
	 */
	void reasoning(String text) throws InterruptedException;
}
