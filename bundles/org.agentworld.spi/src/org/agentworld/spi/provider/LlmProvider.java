package org.agentworld.spi.provider;

/**
 * Asks a language model. One object serves all turns of all chats at the same time, so it keeps no state between calls.
 */
public interface LlmProvider {

	/**
	 * Asks a model and hands over the answer while it comes. Called on a virtual thread of its own; blocks until the
	 * answer is complete.
	 * <p>
	 * A turn is cancelled by an interrupt of that thread, after what was given to {@link ModelOutput#onCancel} was run, or
	 * has run for half a second. The call then ends as soon as it can; how it ends no longer matters.
	 *
	 * @param request what to ask; never null
	 * @param output  takes the answer, on the calling thread only; never null
	 * @return how the answer ended; never null
	 * @throws ProviderException    if there is no complete answer; what was handed over before stays. Any other exception
	 *                              is taken for a fault of the provider and named so in the chat
	 * @throws InterruptedException if the turn was cancelled
	 */
	ModelResult generate(ModelRequest request, ModelOutput output) throws ProviderException, InterruptedException;
}
