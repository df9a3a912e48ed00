package org.agentworld.providers.internal.gemini;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;

/** Asks Google's models. */
public final class GeminiProvider extends HttpProvider {

	private static final URI GOOGLE = URI.create("https://generativelanguage.googleapis.com/v1beta");
	private static final Set<String> MORE_IMAGES = Set.of("image/heic", "image/heif");
	/** Those that LangChain4j knows; it cannot read an answer with another one. */
	private static final Set<String> FINISH_REASONS = Set.of("STOP", "MAX_TOKENS", "SAFETY", "RECITATION", "LANGUAGE",
			"OTHER", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "MALFORMED_FUNCTION_CALL", "IMAGE_RECITATION");

	@Override
	protected Optional<URI> usualAddress() {
		return Optional.of(GOOGLE);
	}

	@Override
	protected URI chatAddress(URI base, String model, boolean streamed) {
		return below(base, "models/" + URLEncoder.encode(model, StandardCharsets.UTF_8)
				+ (streamed ? ":streamGenerateContent?alt=sse" : ":generateContent"));
	}

	@Override
	protected Optional<URI> modelsAddress(URI base) {
		return Optional.of(below(base, "models?pageSize=1000"));
	}

	@Override
	protected List<ModelInfo> models(JsonNode list) {
		return StreamSupport.stream(list.path("models").spliterator(), false).filter(GeminiProvider::answers)
				.map(model -> info(model.path("name").asText().replaceFirst("^models/", ""), model)).toList();
	}

	private static ModelInfo info(String id, JsonNode model) {
		return new ModelInfo(id, model.path("displayName").asText(id), tokens(model, "inputTokenLimit"));
	}

	/** Others make pictures or vectors only. */
	private static boolean answers(JsonNode model) {
		JsonNode methods = model.path("supportedGenerationMethods");
		return methods.isMissingNode()
				|| StreamSupport.stream(methods.spliterator(), false).anyMatch(method -> method.asText().equals("generateContent"));
	}

	@Override
	protected Map<String, String> headers(Optional<Secret> key) {
		return key.map(secret -> Map.of("x-goog-api-key", secret.reveal())).orElse(Map.of());
	}

	@Override
	protected StreamingChatModel streamingModel(HttpClientBuilder client, String model) {
		return GoogleAiGeminiStreamingChatModel.builder().httpClientBuilder(client).modelName(model).returnThinking(true)
				.build();
	}

	@Override
	protected ChatModel wholeModel(HttpClientBuilder client, String model) {
		return GoogleAiGeminiChatModel.builder().httpClientBuilder(client).modelName(model).returnThinking(true).maxRetries(0)
				.build();
	}

	@Override
	protected void putSettings(ModelSettings settings, ObjectNode body, URI base) {
		// Not LangChain4j's: it sends much that nobody asked for, and some models refuse that.
		ObjectNode config = body.putObject("generationConfig");
		settings.temperature().ifPresent(value -> config.put("temperature", value));
		settings.topP().ifPresent(value -> config.put("topP", value));
		settings.maxTokens().ifPresent(value -> config.put("maxOutputTokens", value));
		settings.reasoningEffort().ifPresent(value -> config.putObject("thinkingConfig").put("thinkingBudget", budget(value))
				.put("includeThoughts", value != ReasoningEffort.NONE));
		if (!settings.stop().isEmpty()) {
			settings.stop().forEach(config.putArray("stopSequences")::add);
		}
	}

	/** In tokens, as Google itself translates the levels. */
	private static int budget(ReasoningEffort effort) {
		return switch (effort) {
			case NONE -> 0;
			case LOW -> 1_024;
			case MEDIUM -> 8_192;
			case HIGH -> 24_576;
		};
	}

	@Override
	public boolean takes(String mediaType) {
		return super.takes(mediaType) && !mediaType.equals("image/gif") || MORE_IMAGES.contains(mediaType)
				|| isPdf(mediaType);
	}

	@Override
	protected boolean isFinished(ObjectNode event) {
		return StreamSupport.stream(event.path("candidates").spliterator(), false)
				.anyMatch(candidate -> !candidate.path("finishReason").asText("").isEmpty());
	}

	/** A question that the filter has stopped has no answer at all, and there are more reasons to end than LangChain4j knows. */
	@Override
	protected ServerSentEvent repair(ServerSentEvent event, ObjectNode json) {
		boolean changed = false;
		if (json.path("promptFeedback").hasNonNull("blockReason") && json.path("candidates").isEmpty()) {
			json.putArray("candidates").addObject().put("finishReason", "SAFETY");
			changed = true;
		}
		for (JsonNode candidate : json.path("candidates")) {
			if (candidate.hasNonNull("finishReason") && !FINISH_REASONS.contains(candidate.get("finishReason").asText())) {
				((ObjectNode) candidate).put("finishReason", "OTHER");
				changed = true;
			}
		}
		return changed ? new ServerSentEvent(event.event(), json.toString()) : event;
	}

	/** Google counts reasoning apart from the answer. */
	@Override
	protected Usage usage(TokenUsage tokens) {
		GoogleAiGeminiTokenUsage known = (GoogleAiGeminiTokenUsage) tokens;
		OptionalLong reasoning = count(known.thoughtsTokenCount());
		OptionalLong answer = count(known.outputTokenCount());
		return new Usage(count(known.inputTokenCount()),
				answer.isEmpty() ? answer : OptionalLong.of(answer.getAsLong() + reasoning.orElse(0)),
				count(known.cachedContentTokenCount()), reasoning);
	}
}
