package org.agentworld.persistence.internal.sql;

import java.nio.ByteBuffer;

/**
 * How a Java string is kept in a column. SQLite's text is UTF-8 that ends at the first NUL, but a string may contain
 * NUL, and half of a surrogate pair: a model may send either, and a checkpoint of streamed text may end between the
 * halves. What text cannot hold is kept as a BLOB of UTF-16 units, so that every string comes out as it went in; a
 * column for it has the type ANY.
 */
final class StoredText {

	/** A {@code String} or a {@code byte[]}. */
	static Object toColumn(String text) {
		if (isPlain(text)) {
			return text;
		}
		ByteBuffer units = ByteBuffer.allocate(text.length() * Character.BYTES);
		units.asCharBuffer().put(text);
		return units.array();
	}

	/** Null for null. */
	static String fromColumn(Object value) {
		return switch (value) {
			case null -> null;
			case byte[] units -> ByteBuffer.wrap(units).asCharBuffer().toString();
			default -> value.toString();
		};
	}

	static boolean isPlain(String text) {
		for (int i = 0; i < text.length(); i++) {
			char unit = text.charAt(i);
			if (unit == 0) {
				return false;
			}
			if (Character.isSurrogate(unit)) {
				if (!Character.isHighSurrogate(unit) || i + 1 == text.length()
						|| !Character.isLowSurrogate(text.charAt(i + 1))) {
					return false;
				}
				i++;
			}
		}
		return true;
	}

	private StoredText() {
	}
}
