package org.agentworld.spi.provider;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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

	/**
	 * The models that a server offers. Called like {@link #generate}, and cancelled like it.
	 *
	 * @param connection where to ask; never null
	 * @param control    tells of a cancellation; never null
	 * @return empty if there is no way to ask for a list; never null
	 * @throws ProviderException    if the server was asked and did not answer
	 * @throws InterruptedException if the call was cancelled
	 */
	default Optional<List<ModelInfo>> models(Connection connection, CallControl control)
			throws ProviderException, InterruptedException {
		return Optional.empty();
	}

	/** The settings that this provider knows; the others have no effect. By default none. Does not block. */
	default Set<ModelSetting> settings() {
		return Set.of();
	}

	/**
	 * Whether it can be asked for anything, for example for a name of a conversation; false for one that answers by a fixed
	 * program. By default true. Does not block.
	 */
	default boolean followsInstructions() {
		return true;
	}

	/**
	 * Whether files of this type can be part of a message, as far as this provider can tell without the server; by default
	 * none can. Does not block. What is refused here is never handed to {@link #generate}.
	 *
	 * @param mediaType as in {@link PromptPart.File#mediaType()}
	 */
	default boolean takes(String mediaType) {
		return false;
	}
}
