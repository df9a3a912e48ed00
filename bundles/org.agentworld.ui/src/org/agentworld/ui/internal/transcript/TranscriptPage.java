package org.agentworld.ui.internal.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * One transcript's page: its empty document, the functions that are installed into it, and what it asks for. Its two random
 * words keep content out: styles need the one, requests the other, and no content ever learns either. Immutable.
 */
public final class TranscriptPage {

	private static final SecureRandom RANDOM = new SecureRandom();
	private static final int SECRET_BYTES = 16;

	private final String nonce = randomWord();
	private final String secret = randomWord();

	/** The words that the functions show. */
	public record Words(String moreBelow, String older, String empty, String copy, String copyCode, String copied,
			String openFile, String saveFile) {

		private Map<String, String> all() {
			return Map.ofEntries(Map.entry("moreBelow", moreBelow), Map.entry("older", older), Map.entry("empty", empty),
					Map.entry("copy", copy), Map.entry("copyCode", copyCode), Map.entry("copied", copied),
					Map.entry("openFile", openFile), Map.entry("saveFile", saveFile),
					Map.entry("previous", MessageAction.PREVIOUS.label()), Map.entry("next", MessageAction.NEXT.label()),
					Map.entry("choose", MessageAction.CHOOSE.label()));
		}
	}

	/** A document without content and without any script; its policy allows none, and nothing to be fetched. */
	public String html() {
		return resource("transcript.html").replace("@nonce@", nonce).replace("@css@", resource("transcript.css"));
	}

	/** To be executed once, when the page has been loaded; the page's policy does not allow it a script of its own. */
	public String functions(Words words) {
		return resource("transcript.js") + "agentworld.install(" + JsonText.quote(secret) + ","
				+ JsonText.object(words.all()) + ");0";
	}

	/**
	 * What the page asks for by a navigation, which must not take place.
	 *
	 * @param location where it wants to go
	 * @return empty if this does not come from the page's own functions
	 */
	public Optional<PageRequest> request(String location) {
		return PageRequest.parse(location, secret);
	}

	/** The colours of the page. */
	public enum Theme {
		LIGHT("light"), DARK("dark");

		private final String css;

		Theme(String css) {
			this.css = css;
		}

		String css() {
			return css;
		}
	}

	private static String randomWord() {
		byte[] bytes = new byte[SECRET_BYTES];
		RANDOM.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	private static String resource(String name) {
		try (InputStream in = TranscriptPage.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
