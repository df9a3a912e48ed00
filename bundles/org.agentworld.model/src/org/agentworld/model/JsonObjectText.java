package org.agentworld.model;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;

/** Text that is to be one JSON object. */
public final class JsonObjectText {

	private static final JsonFactory JSON = JsonFactory.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

	/** Why it is none, and where; empty if it is one. */
	public static Optional<String> fault(String text) {
		try (JsonParser parser = JSON.createParser(text)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				return Optional.of("it does not begin with '{'.");
			}
			parser.skipChildren();
			return parser.nextToken() == null ? Optional.empty() : Optional.of("something follows after its last '}'.");
		} catch (JsonProcessingException e) {
			JsonLocation where = e.getLocation();
			return Optional.of("line %d, column %d: %s.".formatted(where.getLineNr(), where.getColumnNr(),
					e.getOriginalMessage()));
		} catch (IOException e) {
			throw new IllegalStateException("text in memory cannot fail to be read", e);
		}
	}

	private JsonObjectText() {
	}
}
