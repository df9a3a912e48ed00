package org.agentworld.ui.internal.transcript;

import java.text.NumberFormat;
import java.util.OptionalLong;
import java.util.StringJoiner;

import org.agentworld.events.conversation.Usage;
import org.agentworld.ui.internal.viewmodel.TokenSum;
import org.eclipse.osgi.util.NLS;

/** What model calls cost, as a person reads it. */
public final class UsageTexts {

	/** For example 'tokens: 1,234 in, 56 out, 20 cached'. */
	static String of(Usage usage) {
		StringJoiner parts = new StringJoiner(", ");
		add(parts, Messages.Usage_in, usage.inputTokens());
		add(parts, Messages.Usage_out, usage.outputTokens());
		add(parts, Messages.Usage_cached, usage.cachedTokens());
		add(parts, Messages.Usage_reasoning, usage.reasoningTokens());
		return isKnown(usage) ? NLS.bind(Messages.Usage_tokens, parts) : Messages.Usage_unknown;
	}

	static boolean isKnown(Usage usage) {
		return usage.inputTokens().isPresent() || usage.outputTokens().isPresent();
	}

	/** A sentence on all answers that are loaded; empty if there are none. */
	public static String of(TokenSum sum) {
		if (sum.turns() == 0) {
			return "";
		}
		String text = NLS.bind(Messages.Usage_sum, number(sum.input()), number(sum.output()));
		return sum.unknown() == 0 ? text : text + " " + NLS.bind(Messages.Usage_sumUnknown, sum.unknown());
	}

	private static void add(StringJoiner parts, String text, OptionalLong tokens) {
		tokens.ifPresent(number -> parts.add(NLS.bind(text, number(number))));
	}

	private static String number(long number) {
		return NumberFormat.getIntegerInstance().format(number);
	}

	private UsageTexts() {
	}
}
