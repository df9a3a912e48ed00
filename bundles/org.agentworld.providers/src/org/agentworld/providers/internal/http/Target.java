package org.agentworld.providers.internal.http;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.langchain4j.http.client.sse.ServerSentEvent;

/**
 * Where one request goes, and what is special about it.
 *
 * @param family   who speaks
 * @param address  the whole address
 * @param headers  the key's included
 * @param settings completes the body that LangChain4j has made
 * @param contents what stands for marks in that body
 */
record Target(HttpProvider family, URI address, Map<String, String> headers, Consumer<ObjectNode> settings,
		RequestContents contents) {

	/** The body to send. */
	BodyPublisher body(String made) throws InterruptedException {
		try {
			ObjectNode body = (ObjectNode) Json.MAPPER.readTree(made);
			settings.accept(body);
			return contents.putInto(body.toString());
		} catch (JsonProcessingException e) {
			throw new IllegalStateException("LangChain4j made a request that is no JSON", e);
		}
	}

	StreamFormat format() {
		return family.format();
	}

	boolean isEnd(ObjectNode event) {
		return family.isEnd(event);
	}

	boolean isFinished(ObjectNode event) {
		return family.isFinished(event);
	}

	ServerSentEvent repair(ServerSentEvent event, ObjectNode json) {
		return family.repair(event, json);
	}
}
