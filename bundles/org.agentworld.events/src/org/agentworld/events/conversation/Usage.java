package org.agentworld.events.conversation;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a model call cost, in tokens; each is empty where the provider does not say.
 *
 * @param inputTokens     of the prompt, those from a cache included
 * @param outputTokens    of the answer, reasoning included
 * @param cachedTokens    those of the prompt that the server had in a cache
 * @param reasoningTokens those of the answer that were reasoning
 */
public record Usage(OptionalLong inputTokens, OptionalLong outputTokens, OptionalLong cachedTokens,
		OptionalLong reasoningTokens) {

	public Usage {
		Objects.requireNonNull(inputTokens, "inputTokens");
		Objects.requireNonNull(outputTokens, "outputTokens");
		Objects.requireNonNull(cachedTokens, "cachedTokens");
		Objects.requireNonNull(reasoningTokens, "reasoningTokens");
	}

	/** The provider did not say. */
	public static final Usage UNKNOWN = new Usage(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(),
			OptionalLong.empty());

	/** What was said of input and output, and nothing about the rest. */
	public static Usage of(long inputTokens, long outputTokens) {
		return new Usage(OptionalLong.of(inputTokens), OptionalLong.of(outputTokens), OptionalLong.empty(),
				OptionalLong.empty());
	}
}
