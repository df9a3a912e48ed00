package org.agentworld.spi.provider;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a model is to answer. What is empty is left to the model's own default and not sent.
 *
 * @param temperature     0 to 2
 * @param topP            over 0, up to 1
 * @param maxTokens       the longest answer, in tokens; at least 1
 * @param reasoningEffort how long to think before answering
 * @param stop            where to end the answer: none of these texts is in it
 * @param extraParameters more members of the request, as the text of a JSON object; the provider's server knows what they
 *                        mean
 * @param streamed        whether the answer is to come piece by piece
 */
public record ModelSettings(OptionalDouble temperature, OptionalDouble topP, OptionalInt maxTokens,
		Optional<ReasoningEffort> reasoningEffort, List<String> stop, Optional<String> extraParameters,
		boolean streamed) {

	/** All is left to the model. */
	public static final ModelSettings DEFAULT = new ModelSettings(OptionalDouble.empty(), OptionalDouble.empty(),
			OptionalInt.empty(), Optional.empty(), List.of(), Optional.empty(), true);

	/** How long a model is to think. */
	public enum ReasoningEffort {
		NONE, LOW, MEDIUM, HIGH
	}

	public ModelSettings {
		Objects.requireNonNull(temperature, "temperature");
		Objects.requireNonNull(topP, "topP");
		Objects.requireNonNull(maxTokens, "maxTokens");
		Objects.requireNonNull(reasoningEffort, "reasoningEffort");
		Objects.requireNonNull(extraParameters, "extraParameters");
		stop = List.copyOf(stop);
	}
}
