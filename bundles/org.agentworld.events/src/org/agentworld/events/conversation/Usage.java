package org.agentworld.events.conversation;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a model call cost, in tokens.
 *
 * @param inputTokens  empty where the provider does not say
 * @param outputTokens empty where the provider does not say
 */
public record Usage(OptionalLong inputTokens, OptionalLong outputTokens) {

	public Usage {
		Objects.requireNonNull(inputTokens, "inputTokens");
		Objects.requireNonNull(outputTokens, "outputTokens");
	}

	/** The provider did not say. */
	public static final Usage UNKNOWN = new Usage(OptionalLong.empty(), OptionalLong.empty());

	public static Usage of(long inputTokens, long outputTokens) {
		return new Usage(OptionalLong.of(inputTokens), OptionalLong.of(outputTokens));
	}
}
