package org.agentworld.events.id;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Identifies the content of a file that is attached to messages: the same content has the same id, wherever it comes
 * from. Unlike the other ids it says what it names, so nobody chooses it.
 *
 * @param value the content's SHA-256, as 64 lower-case hexadecimal digits; never null
 */
public record AttachmentId(String value) {

	private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
	private static final int LONGEST_SHOWN = 70;

	public AttachmentId {
		Objects.requireNonNull(value, "attachment id");
		if (!SHA_256.matcher(value).matches()) {
			throw new IllegalArgumentException("'" + value.substring(0, Math.min(value.length(), LONGEST_SHOWN))
					+ "' is not an attachment id.");
		}
	}

	/** The id of this content. */
	public static AttachmentId of(byte[] content) {
		try {
			return new AttachmentId(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
		} catch (NoSuchAlgorithmException e) {
			throw new AssertionError("every Java platform has SHA-256", e);
		}
	}

	/**
	 * Reads what {@link #toString()} wrote.
	 *
	 * @throws IllegalArgumentException if {@code text} is null or no such id
	 */
	public static AttachmentId parse(String text) {
		if (text == null) {
			throw new IllegalArgumentException("An attachment id is missing.");
		}
		return new AttachmentId(text);
	}

	@Override
	public String toString() {
		return value;
	}
}
