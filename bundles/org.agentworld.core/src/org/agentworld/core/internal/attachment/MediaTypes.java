package org.agentworld.core.internal.attachment;

import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What kind of file something is. The content decides where it can: a name may say anything, and models look at the
 * content as well.
 */
public final class MediaTypes {

	private static final String UNKNOWN = "application/octet-stream";
	private static final String PLAIN_TEXT = "text/plain";

	/** @param first the bytes with which the content begins */
	private record Magic(byte[] first, String mediaType) {

		Magic(String first, String mediaType) {
			this(HexFormat.of().parseHex(first), mediaType);
		}

		boolean begins(byte[] content) {
			return content.length >= first.length && Arrays.equals(content, 0, first.length, first, 0, first.length);
		}
	}

	private static final List<Magic> MAGIC = List.of(new Magic("89504e470d0a1a0a", "image/png"),
			new Magic("ffd8ff", "image/jpeg"), new Magic("474946383761", "image/gif"),
			new Magic("474946383961", "image/gif"), new Magic("255044462d", "application/pdf"));

	/** Those of texts by the end of the name, where it says more than that it is text. */
	private static final Map<String, String> TEXTS = Map.ofEntries(Map.entry("json", "application/json"),
			Map.entry("xml", "application/xml"), Map.entry("svg", "image/svg+xml"), Map.entry("html", "text/html"),
			Map.entry("htm", "text/html"), Map.entry("md", "text/markdown"), Map.entry("csv", "text/csv"),
			Map.entry("css", "text/css"), Map.entry("js", "text/javascript"));

	/** Never null: {@code application/octet-stream} if nothing is known. */
	public static String of(String name, byte[] content) {
		for (Magic magic : MAGIC) {
			if (magic.begins(content)) {
				return magic.mediaType();
			}
		}
		if (isWebp(content)) {
			return "image/webp";
		}
		String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		if (text(content).isPresent()) {
			return TEXTS.getOrDefault(extension, PLAIN_TEXT);
		}
		String guessed = URLConnection.guessContentTypeFromName(name);
		return guessed == null || guessed.startsWith("text/") || guessed.startsWith("image/") ? UNKNOWN
				: guessed.toLowerCase(Locale.ROOT);
	}

	/** The content as text, if it is text: UTF-8 without NUL. */
	public static Optional<String> text(byte[] content) {
		for (byte one : content) {
			if (one == 0) {
				return Optional.empty();
			}
		}
		try {
			// A new decoder refuses what is malformed; that of a string would replace it.
			return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
		} catch (CharacterCodingException e) {
			return Optional.empty(); // it is no text, which is an answer
		}
	}

	private static boolean isWebp(byte[] content) {
		return content.length >= 12 && ascii(content, 0).equals("RIFF") && ascii(content, 8).equals("WEBP");
	}

	private static String ascii(byte[] content, int from) {
		return new String(content, from, 4, StandardCharsets.ISO_8859_1);
	}

	private MediaTypes() {
	}
}
