package org.agentworld.ui.internal.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** The transcript's empty page and the functions that are installed into it. Stateless. */
public final class TranscriptPage {

	private static final SecureRandom RANDOM = new SecureRandom();

	/** The words that the functions show. */
	public record Words(String reasoning, String moreBelow) {
	}

	/** A page without content and without any script; its styles have a nonce that no other page has. */
	public static String html() {
		byte[] nonce = new byte[16];
		RANDOM.nextBytes(nonce);
		return resource("transcript.html").replace("@nonce@", HexFormat.of().formatHex(nonce))
				.replace("@css@", resource("transcript.css"));
	}

	/** To be executed once, when the page has been loaded; the page's policy does not allow it a script of its own. */
	public static String functions(Words words) {
		return resource("transcript.js") + "agentworld.install(" + JsonText.quote(words.reasoning) + ","
				+ JsonText.quote(words.moreBelow) + ");0";
	}

	/** The class that sets the theme; empty follows the system. */
	public static String theme(Theme theme) {
		return "agentworld.theme(" + JsonText.quote(theme.css) + ");0";
	}

	/** The colours of the page. */
	public enum Theme {
		SYSTEM(""), LIGHT("light"), DARK("dark");

		private final String css;

		Theme(String css) {
			this.css = css;
		}
	}

	private static String resource(String name) {
		try (InputStream in = TranscriptPage.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private TranscriptPage() {
	}
}
