package org.agentworld.ui.internal.viewmodel;

import java.util.OptionalLong;

import org.agentworld.events.conversation.Usage;

/**
 * What several turns cost together, in tokens.
 *
 * @param turns   how many there were
 * @param input   those of the prompts
 * @param output  those of the answers
 * @param unknown of how many turns the provider did not say
 */
public record TokenSum(int turns, long input, long output, int unknown) {

	static final TokenSum NONE = new TokenSum(0, 0, 0, 0);

	TokenSum plus(Usage usage) {
		boolean said = usage.inputTokens().isPresent() || usage.outputTokens().isPresent();
		return new TokenSum(turns + 1, input + known(usage.inputTokens()), output + known(usage.outputTokens()),
				said ? unknown : unknown + 1);
	}

	private static long known(OptionalLong tokens) {
		return tokens.orElse(0);
	}
}
