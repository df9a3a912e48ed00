package org.agentworld.providers.internal.openai;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

import org.agentworld.events.conversation.Usage;
import org.agentworld.providers.internal.http.HttpProvider;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.spi.provider.ModelSettings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;

/** OpenAI, and servers that speak its chat API where a connection names their address. */
public class OpenAiProvider extends HttpProvider {

	private static final URI OPENAI = URI.create("https://api.openai.com/v1");

	/** What OpenRouter, vLLM, Groq and Mistral call it; OpenAI does not say. */
	private static final String[] CONTEXT = { "context_length", "max_model_len", "context_window", "max_context_length" };

	@Override
	protected Optional<URI> usualAddress() {
		return Optional.of(OPENAI);
	}

	@Override
	protected URI chatAddress(URI base, String model, boolean streamed) {
		return below(base, "chat/completions");
	}

	@Override
	protected Optional<URI> modelsAddress(URI base) {
		return Optional.of(below(base, "models"));
	}

	@Override
	protected List<ModelInfo> models(JsonNode list) {
		// Some servers leave out the object around it.
		JsonNode models = list.isArray() ? list : list.path("data");
		return StreamSupport.stream(models.spliterator(), false)
				.map(model -> new ModelInfo(model.path("id").asText(), model.path("name").asText(model.path("id").asText()),
						tokens(model, CONTEXT)))
				.sorted(Comparator.comparing(ModelInfo::id)).toList();
	}

	@Override
	protected StreamingChatModel streamingModel(HttpClientBuilder client, String model) {
		return OpenAiStreamingChatModel.builder().httpClientBuilder(client).modelName(model).returnThinking(true).build();
	}

	@Override
	protected ChatModel wholeModel(HttpClientBuilder client, String model) {
		return OpenAiChatModel.builder().httpClientBuilder(client).modelName(model).returnThinking(true).maxRetries(0).build();
	}

	@Override
	protected void putSettings(ModelSettings settings, ObjectNode body, URI base) {
		settings.temperature().ifPresent(value -> body.put("temperature", value));
		settings.topP().ifPresent(value -> body.put("top_p", value));
		settings.maxTokens().ifPresent(value -> body.put(knowsNewNames(base) ? "max_completion_tokens" : "max_tokens", value));
		settings.reasoningEffort().ifPresent(value -> body.put("reasoning_effort", value.name().toLowerCase(Locale.ROOT)));
		if (!settings.stop().isEmpty()) {
			settings.stop().forEach(body.putArray("stop")::add);
		}
	}

	/** OpenAI's newer models know only the new name for the longest answer, other servers often only the old one. */
	protected boolean knowsNewNames(URI base) {
		return OPENAI.getHost().equals(base.getHost());
	}

	@Override
	public boolean takes(String mediaType) {
		return super.takes(mediaType) || isPdf(mediaType);
	}

	@Override
	protected boolean isFinished(ObjectNode event) {
		return StreamSupport.stream(event.path("choices").spliterator(), false)
				.anyMatch(choice -> !choice.path("finish_reason").asText("").isEmpty());
	}

	/** Some servers call the reasoning by another name than the one that LangChain4j knows. */
	@Override
	protected ServerSentEvent repair(ServerSentEvent event, ObjectNode json) {
		boolean changed = false;
		for (JsonNode choice : json.path("choices")) {
			for (String part : List.of("delta", "message")) {
				if (choice.path(part) instanceof ObjectNode said && said.path("reasoning").isTextual()
						&& !said.hasNonNull("reasoning_content")) {
					said.set("reasoning_content", said.get("reasoning"));
					changed = true;
				}
			}
		}
		return changed ? new ServerSentEvent(event.event(), json.toString()) : event;
	}

	@Override
	protected Usage usage(TokenUsage tokens) {
		OpenAiTokenUsage known = (OpenAiTokenUsage) tokens;
		return new Usage(count(known.inputTokenCount()), count(known.outputTokenCount()),
				count(known.inputTokensDetails() == null ? null : known.inputTokensDetails().cachedTokens()),
				count(known.outputTokensDetails() == null ? null : known.outputTokensDetails().reasoningTokens()));
	}
}
