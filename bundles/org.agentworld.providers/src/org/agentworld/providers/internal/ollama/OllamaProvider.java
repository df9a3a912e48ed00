package org.agentworld.providers.internal.ollama;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

import org.agentworld.events.conversation.Usage;
import org.agentworld.providers.internal.http.HttpProvider;
import org.agentworld.providers.internal.http.StreamFormat;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.spi.provider.ModelSettings;
import org.agentworld.spi.provider.ModelSettings.ReasoningEffort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.output.TokenUsage;

/** Asks the models of an Ollama, on this computer or elsewhere. */
public final class OllamaProvider extends HttpProvider {

	private static final URI LOCAL = URI.create("http://localhost:11434");

	@Override
	protected Optional<URI> usualAddress() {
		return Optional.of(LOCAL);
	}

	@Override
	protected URI chatAddress(URI base, String model, boolean streamed) {
		return below(base, "api/chat");
	}

	@Override
	protected Optional<URI> modelsAddress(URI base) {
		return Optional.of(below(base, "api/tags"));
	}

	@Override
	protected List<ModelInfo> models(JsonNode list) {
		return StreamSupport.stream(list.path("models").spliterator(), false).map(model -> model.path("name").asText())
				.map(name -> new ModelInfo(name, name)).toList();
	}

	@Override
	protected StreamingChatModel streamingModel(HttpClientBuilder client, String model) {
		return OllamaStreamingChatModel.builder().httpClientBuilder(client).baseUrl(LOCAL.toString()).modelName(model)
				.returnThinking(true).build();
	}

	@Override
	protected ChatModel wholeModel(HttpClientBuilder client, String model) {
		return OllamaChatModel.builder().httpClientBuilder(client).baseUrl(LOCAL.toString()).modelName(model)
				.returnThinking(true).maxRetries(0).build();
	}

	@Override
	protected void putSettings(ModelSettings settings, ObjectNode body, URI base) {
		ObjectNode options = body.putObject("options");
		settings.temperature().ifPresent(value -> options.put("temperature", value));
		settings.topP().ifPresent(value -> options.put("top_p", value));
		settings.maxTokens().ifPresent(value -> options.put("num_predict", value));
		if (!settings.stop().isEmpty()) {
			settings.stop().forEach(options.putArray("stop")::add);
		}
		settings.reasoningEffort().ifPresent(value -> {
			if (value == ReasoningEffort.NONE) {
				body.put("think", false);
			} else {
				body.put("think", value.name().toLowerCase(Locale.ROOT));
			}
		});
	}

	@Override
	public boolean takes(String mediaType) {
		return super.takes(mediaType) && !mediaType.equals("image/gif");
	}

	@Override
	protected StreamFormat format() {
		return StreamFormat.JSON_LINES;
	}

	@Override
	protected boolean isEnd(ObjectNode event) {
		return event.path("done").asBoolean();
	}

	@Override
	protected Usage usage(TokenUsage tokens) {
		return new Usage(count(tokens.inputTokenCount()), count(tokens.outputTokenCount()), OptionalLong.empty(),
				OptionalLong.empty());
	}
}
