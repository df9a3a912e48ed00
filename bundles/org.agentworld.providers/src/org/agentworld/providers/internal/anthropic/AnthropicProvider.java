package org.agentworld.providers.internal.anthropic;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

import org.agentworld.events.conversation.Usage;
import org.agentworld.providers.internal.http.HttpProvider;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.spi.provider.ModelSettings;
import org.agentworld.spi.provider.ModelSettings.ReasoningEffort;
import org.agentworld.spi.provider.Secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.output.TokenUsage;

/** Asks Anthropic's models. */
public final class AnthropicProvider extends HttpProvider {

	private static final URI ANTHROPIC = URI.create("https://api.anthropic.com/v1");
	private static final String VERSION = "2023-06-01";
	/** The API demands a maximum; this one all its models accept. */
	private static final int MAX_TOKENS = 8192;
	/** LangChain4j demands a key, which nobody sees. */
	private static final String NO_KEY = "-";

	@Override
	protected Optional<URI> usualAddress() {
		return Optional.of(ANTHROPIC);
	}

	@Override
	protected URI chatAddress(URI base, String model, boolean streamed) {
		return below(base, "messages");
	}

	@Override
	protected Optional<URI> modelsAddress(URI base) {
		return Optional.of(below(base, "models?limit=1000"));
	}

	@Override
	protected List<ModelInfo> models(JsonNode list) {
		return StreamSupport.stream(list.path("data").spliterator(), false).map(model -> new ModelInfo(
				model.path("id").asText(), model.path("display_name").asText(model.path("id").asText()),
				tokens(model, "max_input_tokens"))).toList();
	}

	@Override
	protected Map<String, String> headers(Optional<Secret> key) {
		Map<String, String> headers = new HashMap<>(Map.of("anthropic-version", VERSION));
		key.ifPresent(secret -> headers.put("x-api-key", secret.reveal()));
		return headers;
	}

	@Override
	protected StreamingChatModel streamingModel(HttpClientBuilder client, String model) {
		return AnthropicStreamingChatModel.builder().httpClientBuilder(client).apiKey(NO_KEY).modelName(model)
				.returnThinking(true).build();
	}

	@Override
	protected ChatModel wholeModel(HttpClientBuilder client, String model) {
		return AnthropicChatModel.builder().httpClientBuilder(client).apiKey(NO_KEY).modelName(model).returnThinking(true)
				.maxRetries(0).build();
	}

	@Override
	protected void putSettings(ModelSettings settings, ObjectNode body, URI base) {
		body.put("max_tokens", settings.maxTokens().orElse(MAX_TOKENS));
		settings.temperature().ifPresent(value -> body.put("temperature", value));
		settings.topP().ifPresent(value -> body.put("top_p", value));
		settings.reasoningEffort().ifPresent(value -> putEffort(value, body));
		if (!settings.stop().isEmpty()) {
			settings.stop().forEach(body.putArray("stop_sequences")::add);
		}
	}

	private static void putEffort(ReasoningEffort effort, ObjectNode body) {
		ObjectNode thinking = body.putObject("thinking");
		if (effort == ReasoningEffort.NONE) {
			thinking.put("type", "disabled");
		} else {
			thinking.put("type", "adaptive").put("display", "summarized");
			body.putObject("output_config").put("effort", effort.name().toLowerCase(Locale.ROOT));
		}
	}

	@Override
	public boolean takes(String mediaType) {
		return super.takes(mediaType) || isPdf(mediaType);
	}

	/** Its events are named twice; some servers in between leave out the name that LangChain4j needs. */
	@Override
	protected ServerSentEvent repair(ServerSentEvent event, ObjectNode json) {
		return event.event() == null ? new ServerSentEvent(json.path("type").asText(null), event.data()) : event;
	}

	@Override
	protected boolean isEnd(ObjectNode event) {
		return "message_stop".equals(event.path("type").asText());
	}

	@Override
	protected boolean isFinished(ObjectNode event) {
		return !event.path("delta").path("stop_reason").asText("").isEmpty();
	}

	/** Anthropic counts input from and into its cache apart; LangChain4j says 0 where nothing was said. */
	@Override
	protected Usage usage(TokenUsage tokens) {
		AnthropicTokenUsage known = (AnthropicTokenUsage) tokens;
		long cached = count(known.cacheReadInputTokens()).orElse(0);
		long input = count(known.inputTokenCount()).orElse(0) + cached + count(known.cacheCreationInputTokens()).orElse(0);
		long output = count(known.outputTokenCount()).orElse(0);
		return input == 0 && output == 0 ? Usage.UNKNOWN
				: new Usage(OptionalLong.of(input), OptionalLong.of(output), OptionalLong.of(cached), OptionalLong.empty());
	}
}
