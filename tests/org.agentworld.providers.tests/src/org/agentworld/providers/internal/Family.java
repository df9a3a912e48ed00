package org.agentworld.providers.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.agentworld.providers.internal.anthropic.AnthropicProvider;
import org.agentworld.providers.internal.gemini.GeminiProvider;
import org.agentworld.providers.internal.ollama.OllamaProvider;
import org.agentworld.providers.internal.openai.OpenAiProvider;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.Reply;
import org.agentworld.testing.modelserver.Script;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** The families of servers, and how the streams of each look. The shapes are those of the families' public documentation. */
public enum Family {

	OPENAI(new OpenAiProvider(), "v1", "authorization", "Bearer %s") {
		@Override
		List<Event> reasoning(String... pieces) {
			return each(pieces, piece -> chunk("{\"reasoning_content\":%s}".formatted(json(piece)), "null"));
		}

		@Override
		List<Event> text(String... pieces) {
			return each(pieces, piece -> chunk("{\"content\":%s}".formatted(json(piece)), "null"));
		}

		@Override
		List<Event> end(boolean complete) {
			return List.of(chunk("{}", complete ? "\"stop\"" : "\"length\""), data("""
					{"choices":[],"usage":{"prompt_tokens":30,"completion_tokens":20,"total_tokens":50,\
					"prompt_tokens_details":{"cached_tokens":10},"completion_tokens_details":{"reasoning_tokens":5}}}"""),
					data("[DONE]"));
		}

		@Override
		List<Event> toolCall() {
			return List.of(chunk("""
					{"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"clock","arguments":""}}]}""",
					"null"), chunk("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"zo\"}}]}", "null"),
					chunk("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"ne\\\":1}\"}}]}", "null"));
		}

		@Override
		Event error(String message) {
			return data("{\"error\":{\"message\":%s,\"type\":\"server_error\"}}".formatted(json(message)));
		}

		@Override
		String whole(String reasoning, String text) {
			return """
					{"id":"r","choices":[{"index":0,"message":{"role":"assistant","reasoning_content":%s,"content":%s},\
					"finish_reason":"stop"}],"usage":{"prompt_tokens":30,"completion_tokens":20,"total_tokens":50,\
					"prompt_tokens_details":{"cached_tokens":10},"completion_tokens_details":{"reasoning_tokens":5}}}"""
					.formatted(json(reasoning), json(text));
		}

		private Event chunk(String delta, String finish) {
			return data("""
					{"id":"r","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":%s,"finish_reason":%s}]}"""
					.formatted(delta, finish));
		}
	},

	ANTHROPIC(new AnthropicProvider(), "v1", "x-api-key", "%s") {
		@Override
		List<Event> begin() {
			return List.of(named("message_start", """
					{"type":"message_start","message":{"id":"m1","type":"message","role":"assistant","content":[],"model":"m",\
					"stop_reason":null,"usage":{"input_tokens":18,"cache_creation_input_tokens":2,\
					"cache_read_input_tokens":10,"output_tokens":1}}}"""), named("ping", "{\"type\":\"ping\"}"));
		}

		@Override
		List<Event> reasoning(String... pieces) {
			return block(0, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}", Stream.concat(
					Stream.of(pieces).map(piece -> "{\"type\":\"thinking_delta\",\"thinking\":%s}".formatted(json(piece))),
					Stream.of("{\"type\":\"signature_delta\",\"signature\":\"c2ln\"}")).toList());
		}

		@Override
		List<Event> text(String... pieces) {
			return block(1, "{\"type\":\"text\",\"text\":\"\"}", Stream.of(pieces)
					.map(piece -> "{\"type\":\"text_delta\",\"text\":%s}".formatted(json(piece))).toList());
		}

		@Override
		List<Event> toolCall() {
			return block(2, "{\"type\":\"tool_use\",\"id\":\"c1\",\"name\":\"clock\",\"input\":{}}",
					List.of("{\"type\":\"input_json_delta\",\"partial_json\":\"\"}",
							"{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"zo\"}",
							"{\"type\":\"input_json_delta\",\"partial_json\":\"ne\\\":1}\"}"));
		}

		@Override
		List<Event> end(boolean complete) {
			return List.of(named("message_delta", """
					{"type":"message_delta","delta":{"stop_reason":"%s","stop_sequence":null},"usage":{"output_tokens":20}}"""
					.formatted(complete ? "end_turn" : "max_tokens")), named("message_stop", "{\"type\":\"message_stop\"}"));
		}

		@Override
		Event error(String message) {
			return named("error", "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":%s}}"
					.formatted(json(message)));
		}

		@Override
		String whole(String reasoning, String text) {
			return """
					{"id":"m1","type":"message","role":"assistant","model":"m","content":[\
					{"type":"thinking","thinking":%s,"signature":"c2ln"},{"type":"text","text":%s}],"stop_reason":"end_turn",\
					"usage":{"input_tokens":18,"cache_creation_input_tokens":2,"cache_read_input_tokens":10,\
					"output_tokens":20}}""".formatted(json(reasoning), json(text));
		}

		private List<Event> block(int index, String start, List<String> deltas) {
			List<Event> events = new ArrayList<>();
			events.add(named("content_block_start",
					"{\"type\":\"content_block_start\",\"index\":%d,\"content_block\":%s}".formatted(index, start)));
			deltas.forEach(delta -> events.add(named("content_block_delta",
					"{\"type\":\"content_block_delta\",\"index\":%d,\"delta\":%s}".formatted(index, delta))));
			events.add(named("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":%d}".formatted(index)));
			return events;
		}
	},

	GEMINI(new GeminiProvider(), "v1beta", "x-goog-api-key", "%s") {
		@Override
		List<Event> reasoning(String... pieces) {
			return each(pieces, piece -> parts("{\"text\":%s,\"thought\":true}".formatted(json(piece)), ""));
		}

		@Override
		List<Event> text(String... pieces) {
			return each(pieces, piece -> parts("{\"text\":%s}".formatted(json(piece)), ""));
		}

		@Override
		List<Event> toolCall() {
			return List.of(parts("{\"functionCall\":{\"name\":\"clock\",\"args\":{\"zone\":1}}}", ""));
		}

		@Override
		List<Event> end(boolean complete) {
			return List.of(parts("{\"text\":\"\"}", ",\"finishReason\":\"" + (complete ? "STOP" : "MAX_TOKENS") + "\""));
		}

		@Override
		Event error(String message) {
			return data("{\"error\":{\"code\":503,\"message\":%s,\"status\":\"UNAVAILABLE\"}}".formatted(json(message)));
		}

		@Override
		String whole(String reasoning, String text) {
			return parts("{\"text\":%s,\"thought\":true},{\"text\":%s}".formatted(json(reasoning), json(text)),
					",\"finishReason\":\"STOP\"").data();
		}

		private Event parts(String parts, String end) {
			return data("""
					{"candidates":[{"content":{"parts":[%s],"role":"model"},"index":0%s}],"usageMetadata":{"promptTokenCount":30,\
					"candidatesTokenCount":15,"totalTokenCount":50,"cachedContentTokenCount":10,"thoughtsTokenCount":5},\
					"modelVersion":"m","responseId":"r"}""".formatted(parts, end));
		}
	},

	OLLAMA(new OllamaProvider(), "", "authorization", "Bearer %s") {
		@Override
		List<Event> reasoning(String... pieces) {
			return each(pieces, piece -> message("\"content\":\"\",\"thinking\":" + json(piece)));
		}

		@Override
		List<Event> text(String... pieces) {
			return each(pieces, piece -> message("\"content\":" + json(piece)));
		}

		@Override
		List<Event> toolCall() {
			return List.of(message("""
					"content":"","tool_calls":[{"function":{"name":"clock","arguments":{"zone":1}}}]"""));
		}

		@Override
		List<Event> end(boolean complete) {
			return List.of(data("""
					{"model":"m","created_at":"2026-11-28T10:00:00Z","message":{"role":"assistant","content":""},\
					"done_reason":"%s","done":true,"prompt_eval_count":30,"eval_count":20}"""
					.formatted(complete ? "stop" : "length")));
		}

		@Override
		Event error(String message) {
			return data("{\"error\":%s}".formatted(json(message)));
		}

		@Override
		String whole(String reasoning, String text) {
			return """
					{"model":"m","created_at":"2026-11-28T10:00:00Z","message":{"role":"assistant","thinking":%s,"content":%s},\
					"done_reason":"stop","done":true,"prompt_eval_count":30,"eval_count":20}"""
					.formatted(json(reasoning), json(text));
		}

		@Override
		String render(Event event, String lineEnd) {
			return event.data() + lineEnd;
		}

		@Override
		String noise(String lineEnd) {
			return lineEnd;
		}

		private Event message(String members) {
			return data("""
					{"model":"m","created_at":"2026-11-28T10:00:00Z","message":{"role":"assistant",%s},"done":false}"""
					.formatted(members));
		}
	};

	/** @param name empty if it has none */
	record Event(String name, String data) {
	}

	private final LlmProvider provider;
	private final String path;
	private final String keyHeader;
	private final String keyFormat;

	Family(LlmProvider provider, String path, String keyHeader, String keyFormat) {
		this.provider = provider;
		this.path = path;
		this.keyHeader = keyHeader;
		this.keyFormat = keyFormat;
	}

	public LlmProvider provider() {
		return provider;
	}

	/** What a connection's address has to be. */
	public URI baseUrl(ModelServer server) {
		return baseUrl(server.baseUrl().resolve("/"));
	}

	/** What a connection's address has to be for a server below {@code root}, which ends with a slash. */
	public URI baseUrl(URI root) {
		return root.resolve(path);
	}

	String keyHeader() {
		return keyHeader;
	}

	String keyValue(String key) {
		return keyFormat.formatted(key);
	}

	/** What comes before anything else. */
	List<Event> begin() {
		return List.of();
	}

	abstract List<Event> reasoning(String... pieces);

	abstract List<Event> text(String... pieces);

	/** A call of a tool, in pieces if the family sends it so. */
	abstract List<Event> toolCall();

	/** @param complete or cut at the maximum of tokens; 30 tokens in, 10 of them cached, 20 out, 5 of them reasoning */
	abstract List<Event> end(boolean complete);

	abstract Event error(String message);

	/** An answer in one piece, that cost the same. */
	abstract String whole(String reasoning, String text);

	/** The bytes of an event. */
	String render(Event event, String lineEnd) {
		return (event.name().isEmpty() ? "" : "event: " + event.name() + lineEnd) + "data: " + event.data() + lineEnd
				+ lineEnd;
	}

	/** What says nothing, between two events. */
	String noise(String lineEnd) {
		return ": keep-alive" + lineEnd + lineEnd;
	}

	/** Plays these events, each as a chunk of its own. */
	@SafeVarargs
	public final Script script(List<Event>... events) {
		return reply -> {
			for (List<Event> some : events) {
				send(some, reply);
			}
			reply.endOfBody();
		};
	}

	/** Sends these events, each as a chunk of its own. */
	void send(List<Event> events, Reply reply) throws IOException {
		for (Event event : events) {
			reply.raw(render(event, "\n").getBytes(StandardCharsets.UTF_8));
		}
	}

	/** A complete answer. */
	public Script answer(String... pieces) {
		return script(begin(), text(pieces), end(true));
	}

	static List<Event> each(String[] pieces, Function<String, Event> event) {
		return Stream.of(pieces).map(event).toList();
	}

	static Event data(String data) {
		return new Event("", data);
	}

	static Event named(String name, String data) {
		return new Event(name, data);
	}

	static String json(String text) {
		return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
	}
}
