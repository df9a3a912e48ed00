package org.agentworld.events.id;

import java.util.UUID;

/** {@link UUID#fromString} also takes shortened forms, which would give one object two spellings. */
final class CanonicalUuid {

	static UUID parse(String what, String text) {
		if (text == null) {
			throw new IllegalArgumentException("A " + what + " is missing.");
		}
		try {
			UUID value = UUID.fromString(text);
			if (value.toString().equalsIgnoreCase(text)) {
				return value;
			}
		} catch (IllegalArgumentException e) {
			throw new IllegalArgumentException("'" + abbreviated(text) + "' is not a " + what + ".", e);
		}
		throw new IllegalArgumentException("'" + abbreviated(text) + "' is not a " + what + ".");
	}

	private static String abbreviated(String text) {
		return text.length() <= 60 ? text : text.substring(0, 60) + "…";
	}

	private CanonicalUuid() {
	}
}
