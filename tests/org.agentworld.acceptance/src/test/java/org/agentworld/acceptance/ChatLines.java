package org.agentworld.acceptance;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What {@code chat --format json} printed. */
final class ChatLines {

	private static final ObjectMapper JSON = new ObjectMapper();

	/** All lines; the last one may be cut off, if the program was killed while it wrote. */
	static List<JsonNode> in(String output) {
		List<JsonNode> events = new ArrayList<>();
		int start = 0;
		for (int end = output.indexOf('\n'); end >= 0; end = output.indexOf('\n', start)) {
			String line = output.substring(start, end);
			start = end + 1;
			try {
				events.add(JSON.readTree(line));
			} catch (JsonProcessingException e) {
				if (start < output.length()) {
					throw new AssertionError("This line is no JSON: " + line, e);
				}
			}
		}
		return events;
	}

	/** What the chats were when the program began to follow them. */
	static List<JsonNode> snapshots(String output) {
		return in(output).stream().filter(line -> line.path("kind").asText().equals("snapshot")).toList();
	}

	private ChatLines() {
	}
}
