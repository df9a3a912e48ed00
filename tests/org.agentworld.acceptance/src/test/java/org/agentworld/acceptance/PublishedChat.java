package org.agentworld.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One chat as a killed program published it: its messages, and the turns that began while it was watched. Compared with
 * what the next program finds.
 */
final class PublishedChat {

	private final String sent;
	private final Map<String, JsonNode> messages = new LinkedHashMap<>();
	private final Map<String, PublishedTurn> turns = new LinkedHashMap<>();
	private String epoch;
	private long lastSeq;

	/** @param sent what the program sent to the chat after this snapshot */
	PublishedChat(JsonNode snapshot, String sent) {
		this.sent = sent;
		snapshot.path("messages").forEach(message -> messages.put(id(message), message));
		epoch = snapshot.path("epoch").asText();
		lastSeq = snapshot.path("eventSeq").asLong();
	}

	void add(JsonNode event) {
		assertThat(event.path("epoch").asText()).isEqualTo(epoch);
		assertThat(event.path("eventSeq").asLong()).as("no gap, no repetition").isEqualTo(++lastSeq);
		switch (event.path("kind").asText()) {
			case "message-committed" -> messages.put(id(event.path("message")), event.path("message"));
			case "turn-stepped", "turn-ended" -> {
				JsonNode turn = event.path("turn");
				turns.computeIfAbsent(id(turn), _ -> new PublishedTurn()).is(turn.path("state").asText());
			}
			case "turn-chunk" -> turns.get(event.path("turnId").asText()).adds(Instant.parse(event.path("at").asText()),
					event.path("offset").asInt(), event.path("text").asText());
			case "activity" -> {
				// Follows from the turns.
			}
			default -> throw new AssertionError("Nothing was done that publishes this: " + event);
		}
	}

	/**
	 * Fails unless all that was published is in the snapshot of the next program, and all else there agrees with it.
	 *
	 * @param death when the killed program was alive for the last time
	 * @return the age of the oldest lost text
	 */
	Duration assertKeptIn(JsonNode next, Instant death) {
		assertThat(next.path("activity").asText()).as("what the next program begins with: %s", next).isEqualTo("IDLE");
		assertThat(next.path("liveTurns")).isEmpty();
		assertThat(next.path("queue").path("messages")).isEmpty();
		Map<String, JsonNode> found = messagesOf(next);
		long oldest = next.path("hasOlder").asBoolean() ? next.path("messages").path(0).path("position").asLong() : 0;
		messages.forEach((id, message) -> {
			if (message.path("position").asLong() >= oldest) {
				assertThat(found.get(id)).as("published message").isEqualTo(message);
			}
		});
		found.values().stream().filter(message -> !messages.containsKey(id(message))).forEach(this::assertPlausible);
		Map<String, JsonNode> states = new HashMap<>();
		next.path("turns").forEach(turn -> states.put(id(turn), turn));
		Duration worst = Duration.ZERO;
		for (Map.Entry<String, PublishedTurn> published : turns.entrySet()) {
			JsonNode turn = states.get(published.getKey());
			assertThat(turn).as("published turn " + published.getKey()).isNotNull();
			Duration lost = lost(published.getValue(), turn, found, death);
			worst = lost.compareTo(worst) > 0 ? lost : worst;
		}
		return worst;
	}

	/** Saved, but the program died before it published that; or what recovery made of a turn's text. */
	private void assertPlausible(JsonNode unpublished) {
		long last = messages.values().stream().mapToLong(message -> message.path("position").asLong()).max().orElse(0);
		assertThat(unpublished.path("position").asLong()).isGreaterThan(last);
		String text = unpublished.path("text").asText();
		if (unpublished.path("role").asText().equals("HUMAN")) {
			assertThat(text).isEqualTo(sent);
		} else {
			assertThat(unpublished.has("turnId")).isTrue();
			assertThat(wholeAnswer(text)).startsWith(text);
		}
	}

	/** The longest answer that begins like this one; see {@code CrashTest}. */
	private static String wholeAnswer(String text) {
		String name = text.substring(0, text.indexOf('.') + 1);
		return IntStream.range(0, 1000).mapToObj(i -> name + i + " ").collect(Collectors.joining());
	}

	private static Duration lost(PublishedTurn published, JsonNode turn, Map<String, JsonNode> found, Instant death) {
		String kept = turn.has("answerId") ? found.get(turn.path("answerId").asText()).path("text").asText() : "";
		if (turn.path("state").asText().equals("ENDED")) {
			// Its end may have been saved without having been published, but not the other way round.
			assertThat(kept).startsWith(published.text());
			return Duration.ZERO;
		}
		assertThat(published.ended()).as("published as ended").isFalse();
		assertThat(turn.path("state").asText()).isEqualTo("INTERRUPTED");
		assertThat(kept.startsWith(published.text()) || published.text().startsWith(kept))
				.as("'%s' agrees with what was published: '%s'", kept, published.text()).isTrue();
		return published.lost(kept.length(), death);
	}

	/** By id; their positions increase. */
	private static Map<String, JsonNode> messagesOf(JsonNode snapshot) {
		Map<String, JsonNode> found = new LinkedHashMap<>();
		long last = 0;
		for (JsonNode message : snapshot.path("messages")) {
			assertThat(message.path("position").asLong()).isGreaterThan(last);
			last = message.path("position").asLong();
			assertThat(found.put(id(message), message)).isNull();
		}
		return found;
	}

	private static String id(JsonNode thing) {
		return thing.path("id").asText();
	}
}
