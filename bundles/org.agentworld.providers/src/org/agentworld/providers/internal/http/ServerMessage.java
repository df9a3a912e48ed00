package org.agentworld.providers.internal.http;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a server says about an error, in one of the forms that servers use.
 *
 * @param text       for a person; empty if it is in none of the forms
 * @param tooLong    whether what was sent is more than the model can read
 * @param wrongKey   whether it does not accept the key, which some say under a status that means anything
 * @param quota      whether what the key may use, or the money behind it, is used up
 * @param retryAfter when it wants to be asked again, if the body says so
 */
record ServerMessage(Optional<String> text, boolean tooLong, boolean wrongKey, boolean quota, Optional<Duration> retryAfter) {

	private static final Pattern QUOTA = Pattern.compile("quota|billing|balance|credit", Pattern.CASE_INSENSITIVE);
	/** Anthropic has no code for it. */
	private static final Pattern NO_CREDIT = Pattern.compile("credit balance is too low", Pattern.CASE_INSENSITIVE);
	private static final Pattern TOO_LONG_CODE = Pattern.compile("context_length_exceeded|exceed_context_size|request_too_large");
	/** Most servers have no code of their own for it. */
	private static final Pattern TOO_LONG = Pattern.compile("context (length|window|size)|(prompt|input) is too long"
			+ "|maximum prompt length|input token count .{0,30}exceeds|exceeded model token limit|reduce the length of the messages",
			Pattern.CASE_INSENSITIVE);
	/** As Google and xAI say it. */
	private static final Pattern WRONG_KEY = Pattern.compile("api key (not valid|expired)|(incorrect|invalid) api key",
			Pattern.CASE_INSENSITIVE);
	/** Google's form of a time to wait. */
	private static final Pattern SECONDS = Pattern.compile("(\\d{1,6})(?:\\.\\d+)?s");

	/** What the body of an error says. */
	static ServerMessage of(String body) {
		try {
			JsonNode json = Json.MAPPER.readTree(body);
			// Google wraps errors into an array where a stream was asked for.
			JsonNode root = json.isArray() && !json.isEmpty() ? json.get(0) : json;
			return reported(root).orElseGet(
					() -> message(root, text(root.path("message")).or(() -> text(root.path("detail")))));
		} catch (JsonProcessingException _) {
			// A web page or plain text: nothing to quote to a person.
			return new ServerMessage(Optional.empty(), false, false, false, Optional.empty());
		}
	}

	/** The error in what looks like a part of an answer; empty if there is none. */
	static Optional<ServerMessage> reported(JsonNode json) {
		JsonNode error = json.path("error");
		if (saysNone(error)) {
			return Optional.empty();
		}
		return Optional.of(message(error, text(error).or(() -> text(error.path("message")))
				.or(() -> Optional.of("an error without a message"))));
	}

	/** Some servers have the member in every event. */
	private static boolean saysNone(JsonNode error) {
		return error.isMissingNode() || error.isNull() || error.isBoolean() && !error.booleanValue()
				|| error.isTextual() && error.textValue().isEmpty() || error.isContainerNode() && error.isEmpty();
	}

	/** The same, with other words. */
	ServerMessage saying(String words) {
		return new ServerMessage(Optional.of(words), tooLong, wrongKey, quota, retryAfter);
	}

	private static ServerMessage message(JsonNode error, Optional<String> text) {
		String code = error.path("code").asText() + " " + error.path("type").asText();
		return new ServerMessage(text, TOO_LONG_CODE.matcher(code).find() || text.filter(TOO_LONG.asPredicate()).isPresent(),
				text.filter(WRONG_KEY.asPredicate()).isPresent(),
				QUOTA.matcher(code).find() || text.filter(NO_CREDIT.asPredicate()).isPresent(),
				delay(error.path("details")));
	}

	private static Optional<Duration> delay(JsonNode details) {
		for (JsonNode detail : details) {
			Matcher seconds = SECONDS.matcher(detail.path("retryDelay").asText());
			if (seconds.matches()) {
				return Optional.of(Duration.ofSeconds(Long.parseLong(seconds.group(1)) + 1));
			}
		}
		return Optional.empty();
	}

	private static Optional<String> text(JsonNode node) {
		return node.isTextual() && !node.textValue().isEmpty() ? Optional.of(node.textValue()) : Optional.empty();
	}
}
