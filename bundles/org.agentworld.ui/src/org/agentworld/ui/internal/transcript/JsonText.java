package org.agentworld.ui.internal.transcript;

import java.util.Map;
import java.util.stream.Collectors;

/** Text as a JSON string that is also a JavaScript literal and harmless inside a script element. */
final class JsonText {

	static String quote(String text) {
		StringBuilder json = new StringBuilder(text.length() + 16).append('"');
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (mustBeEscaped(c) || Character.isSurrogate(c) && !isPaired(text, i)) {
				json.append(String.format("\\u%04x", (int) c));
			} else {
				json.append(c);
			}
		}
		return json.append('"').toString();
	}

	/** An object whose values are texts. */
	static String object(Map<String, String> texts) {
		return texts.entrySet().stream().map(text -> quote(text.getKey()) + ":" + quote(text.getValue()))
				.collect(Collectors.joining(",", "{", "}"));
	}

	/** Controls and separators end a literal; '<', '>' and '&' could end or begin markup around it. */
	private static boolean mustBeEscaped(char c) {
		return c < ' ' || c >= 0x7f && c < 0xa0 || switch (c) {
			case '"', '\\', '<', '>', '&', 0x2028, 0x2029, 0xfeff -> true;
			default -> false;
		};
	}

	/** A lone surrogate does not survive the way to the page as UTF-8. */
	private static boolean isPaired(String text, int i) {
		return Character.isHighSurrogate(text.charAt(i))
				? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
				: i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
	}

	private JsonText() {
	}
}
