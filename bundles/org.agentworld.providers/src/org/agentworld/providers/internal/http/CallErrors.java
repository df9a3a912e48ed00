package org.agentworld.providers.internal.http;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.SSLException;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.provider.Secret;

/**
 * Says in a sentence what went wrong in a call, with which connection, and what to do. What a server says is quoted only
 * short, on one line and without the key.
 */
final class CallErrors {

	static final String STRANGE_EVENT = "an event is not as the API describes it";

	private static final int MAX_QUOTE = 300;
	/** Of what a server says, to find what may be quoted. */
	private static final int MAX_READ = 4_000;
	/** Parts of a key that are so long are not shown either. */
	private static final int SHORTEST_PART_OF_KEY = 8;

	private final Connection connection;
	private final URI address;
	private final String model;

	/** @param model what is asked for; empty: the list of models */
	CallErrors(Connection connection, URI address, String model) {
		this.connection = connection;
		this.address = address;
		this.model = model;
	}

	/** The server answered with something else than success. */
	ProviderException refused(int status, HttpHeaders headers, String body) {
		ServerMessage message = ServerMessage.of(body);
		String says = message.text().map(text -> " It says: “" + quote(text) + "”.").orElse("");
		// Not quoted: servers like to repeat parts of a wrong key.
		if (status == 401 || status == 400 && message.wrongKey()) {
			return error(Kind.AUTHENTICATION, connection.key().isPresent()
					? "did not accept the key. Correct the key of the connection."
					: "asks for a key, and the connection has none. Give it one.");
		}
		if (status == 402 || message.quota() && status / 100 == 4) {
			return error(Kind.QUOTA, ("does not answer because what the key may use, or its credit, is used up.%s Look into your"
					+ " account with the service.").formatted(says));
		}
		if (message.tooLong() && Set.of(400, 413, 422, 500).contains(status)) {
			return tooLong(says);
		}
		Optional<Duration> retryAfter = RetryAfter.in(headers).or(message::retryAfter);
		String wait = retryAfter.map(time -> " in " + words(time)).orElse(" later");
		return switch (status) {
			case 403 -> error(Kind.AUTHENTICATION,
					"does not allow this key to use %s.%s Check what the key may do.".formatted(what(), says));
			case 404, 301, 302, 303, 307, 308 -> error(Kind.NOT_FOUND,
					"has no %s, or nothing at this address (status %d).%s Check the model and the address."
							.formatted(what(), status, says));
			case 407 -> error(Kind.NETWORK, "is behind a proxy that wants a user name and a password. Give them in the"
					+ " preferences, under Network Connections.");
			case 429 -> error(Kind.RATE_LIMITED, "asks to be called less often.%s Try again%s.".formatted(says, wait),
					retryAfter);
			default -> status >= 500 || status == 408
					? error(Kind.UNAVAILABLE,
							"cannot answer now (status %d).%s Try again%s.".formatted(status, says, wait), retryAfter)
					: error(Kind.BAD_REQUEST,
							"did not take the request for %s (status %d).%s Check the agent's settings."
									.formatted(what(), status, says));
		};
	}

	/** The server began to answer and then reported an error. */
	ProviderException reported(ServerMessage message) {
		String says = quote(message.text().orElse(""));
		if (message.tooLong()) {
			return tooLong(" It says: “" + says + "”.");
		}
		return message.quota()
				? error(Kind.QUOTA, ("broke off because what the key may use, or its credit, is used up: “%s”. Look into your"
						+ " account with the service.").formatted(says))
				: error(Kind.UNAVAILABLE, "broke off with an error: “%s”. Try again.".formatted(says));
	}

	private ProviderException tooLong(String says) {
		return error(Kind.CONTEXT_TOO_LONG, ("did not take the conversation: it is more than model '%s' can read.%s Send less,"
				+ " or choose a model that can read more.").formatted(model, says));
	}

	/** The settings name a kind of proxy that cannot be used; nothing is sent. */
	ProviderException socks() {
		return error(Kind.NETWORK, "was not asked: the settings of this computer or program name only a SOCKS proxy for it, which"
				+ " cannot be used here. Under Preferences, Network Connections, enter an HTTP or HTTPS proxy, or the server's host"
				+ " among those that need no proxy.");
	}

	/** There is no connection, or none any more. */
	ProviderException unreachable(Throwable cause, Duration connectPatience) {
		String what = "broke off the connection. Try again.";
		for (Throwable c = cause; c != null; c = c.getCause()) {
			switch (c) {
				// Java's cause of it is that the connection was refused, which it was not.
				case HttpConnectTimeoutException _ -> {
					return unreachable("made no connection within %s. Check the address and the network."
							.formatted(words(connectPatience)), cause);
				}
				case UnresolvedAddressException _ -> what = unknownHost();
				case UnknownHostException _ -> what = unknownHost();
				case ConnectException _ -> what = "refused the connection. Check whether the server runs and the address is"
						+ " right.";
				case CertificateExpiredException _ -> what = "has a certificate that has expired. Its operator has to renew it.";
				case CertificateException _ -> what = distrusted();
				case CertPathValidatorException _ -> what = distrusted();
				case CertPathBuilderException _ -> what = distrusted();
				case SSLException _ -> what = "offered no secure connection. Check whether the address should begin with"
						+ " http:// or https://, and the server's certificate.";
				default -> {
					// The deepest known cause says most.
				}
			}
		}
		return unreachable(what, cause);
	}

	private ProviderException unreachable(String what, Throwable cause) {
		return new ProviderException(error(Kind.NETWORK, what).error(), cause);
	}

	/** Nothing came for too long. */
	ProviderException silent(Duration waited, boolean begun) {
		return error(Kind.TIMEOUT, begun
				? "stopped in the middle of its answer for %s. Try again.".formatted(words(waited))
				: "did not begin to answer within %s. Try again, or give the connection more time.".formatted(words(waited)));
	}

	/** Part of the answer is not in the form of the API; {@code why} is ours, nothing that the server sent. */
	ProviderException unreadable(String why) {
		return error(Kind.BAD_ANSWER,
				"sent something that cannot be read: %s. Check whether the address is that of this kind of API."
						.formatted(why));
	}

	ProviderException empty() {
		return error(Kind.BAD_ANSWER, "sent an answer without any text. Try again, or another model than '%s'."
				.formatted(model));
	}

	ProviderException onlyReasoning() {
		return error(Kind.BAD_ANSWER,
				"ended the answer of model '%s' at its maximum of tokens, before any text. Allow more tokens.".formatted(model));
	}

	ProviderException withheld() {
		return error(Kind.BAD_ANSWER, "withheld the answer: its filter found it objectionable. Ask in another way.");
	}

	ProviderException brokenOff() {
		return error(Kind.BAD_ANSWER, "ended its answer before it was complete. Try again.");
	}

	private static String distrusted() {
		return "has a certificate that this computer does not trust, or one for another host. Check the address. If it is a"
				+ " certificate of your own, let the operating system trust it, and start the program again.";
	}

	/** What was asked for. */
	private String what() {
		return model.isEmpty() ? "list of models" : "model '" + model + "'";
	}

	private static String unknownHost() {
		return "is at a host that does not exist or cannot be found now. Check the address and the network.";
	}

	private ProviderException error(Kind kind, String what) {
		return error(kind, what, Optional.empty());
	}

	private ProviderException error(Kind kind, String what, Optional<Duration> retryAfter) {
		return new ProviderException(new TurnError(kind,
				"The server of connection '%s' (%s) %s".formatted(connection.name(), address, what), retryAfter));
	}

	private String quote(String message) {
		String line = message.codePoints().limit(MAX_READ).map(CallErrors::harmless).filter(character -> character >= 0)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()
				.replaceAll(" +", " ").strip();
		String masked = connection.key().map(Secret::reveal).map(key -> masked(line, key)).orElse(line);
		return masked.codePointCount(0, masked.length()) <= MAX_QUOTE ? masked
				: masked.substring(0, masked.offsetByCodePoints(0, MAX_QUOTE)) + "…";
	}

	/** What is shown for a character; negative: nothing. */
	private static int harmless(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
			case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> -1;
			default -> character;
		};
	}

	/** A line without the key, or longer parts of it. */
	private static String masked(String line, String key) {
		int length = Math.min(key.length(), SHORTEST_PART_OF_KEY);
		BitSet secret = new BitSet();
		for (int i = 0; i + length <= line.length(); i++) {
			if (key.contains(line.substring(i, i + length))) {
				secret.set(i, i + length);
			}
		}
		StringBuilder masked = new StringBuilder();
		for (int i = 0; i < line.length(); i++) {
			if (!secret.get(i)) {
				masked.append(line.charAt(i));
			} else if (i == 0 || !secret.get(i - 1)) {
				masked.append("•••");
			}
		}
		return masked.toString();
	}

	private static String words(Duration time) {
		return time.toMillis() < 1000 ? time.toMillis() + " ms"
				: time.toSeconds() < 120 ? time.toSeconds() + " s" : time.toMinutes() + " min";
	}
}
