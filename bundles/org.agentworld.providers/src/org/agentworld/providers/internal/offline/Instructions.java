package org.agentworld.providers.internal.offline;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The few wishes that the offline provider finds in a system prompt.
 *
 * @param capitals  'capitals' or 'upper case'
 * @param brief     'brief', 'briefly' or 'short'
 * @param blocks    what is named of list, code and table; all three if none is
 * @param signature what follows 'sign as' or 'sign with', to the end of the sentence
 */
record Instructions(boolean capitals, boolean brief, Set<Block> blocks, Optional<String> signature) {

	/** What an answer may show beside its text. */
	enum Block {
		LIST("an? list|lists"), CODE("code"), TABLE("an? table|tables");

		private final Pattern named;

		Block(String alternatives) {
			named = words(alternatives);
		}
	}

	private static final Pattern CAPITALS = words("capitals|upper ?case");
	private static final Pattern BRIEF = words("brief|briefly|short");
	private static final Pattern SIGNATURE = Pattern.compile("\\bsign (?:as|with) [\"'“]?([^\"'”.\\n]+)",
			Pattern.CASE_INSENSITIVE);

	static Instructions in(String systemPrompt) {
		Set<Block> named = EnumSet.noneOf(Block.class);
		for (Block block : Block.values()) {
			if (block.named.matcher(systemPrompt).find()) {
				named.add(block);
			}
		}
		Matcher signature = SIGNATURE.matcher(systemPrompt);
		return new Instructions(CAPITALS.matcher(systemPrompt).find(), BRIEF.matcher(systemPrompt).find(),
				named.isEmpty() ? EnumSet.allOf(Block.class) : named,
				signature.find() ? Optional.of(signature.group(1).strip()) : Optional.empty());
	}

	private static Pattern words(String alternatives) {
		return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}
}
