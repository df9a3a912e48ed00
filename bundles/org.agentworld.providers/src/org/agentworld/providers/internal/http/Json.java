package org.agentworld.providers.internal.http;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The one way in which JSON is read and written here. */
final class Json {

	static final ObjectMapper MAPPER = new ObjectMapper();

	private Json() {
	}
}
