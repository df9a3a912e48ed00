package org.agentworld.providers.internal.openai;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What servers send beside what LangChain4j reads: reasoning under its other name, and errors after the answer has begun
 * with status 200.
 *
 * @param error what the server says about it
 */
record UnmappedEvent(Optional<String> reasoning, Optional<String> error) {

	private static final ObjectMapper JSON = new ObjectMapper();

	static UnmappedEvent of(String data) {
		try {
			JsonNode event = JSON.readTree(data);
			return new UnmappedEvent(text(event.at("/choices/0/delta/reasoning")), errorMessage(event));
		} catch (JsonProcessingException e) {
			// LangChain4j has read the same data before, so this does not happen; it would have reported it.
			return new UnmappedEvent(Optional.empty(), Optional.empty());
		}
	}

	/** The message in an error body, in one of the usual forms; empty if it is in none of them. */
	static Optional<String> errorMessage(String body) {
		try {
			JsonNode json = JSON.readTree(body);
			return errorMessage(json).or(() -> text(json.path("message"))).or(() -> text(json.path("detail")));
		} catch (JsonProcessingException e) {
			// A web page or plain text: nothing to quote to a person.
			return Optional.empty();
		}
	}

	private static Optional<String> errorMessage(JsonNode json) {
		JsonNode error = json.path("error");
		if (error.isMissingNode() || error.isNull()) {
			return Optional.empty();
		}
		return text(error).or(() -> text(error.path("message"))).or(() -> Optional.of("an error without a message"));
	}

	private static Optional<String> text(JsonNode node) {
		return node.isTextual() && !node.textValue().isEmpty() ? Optional.of(node.textValue()) : Optional.empty();
	}
}
