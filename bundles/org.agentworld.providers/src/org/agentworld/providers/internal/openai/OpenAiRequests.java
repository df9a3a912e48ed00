package org.agentworld.providers.internal.openai;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.spi.provider.ProviderException;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;

/** Turns our requests into LangChain4j's, and refuses those that no server could answer. */
final class OpenAiRequests {

	private static final URI OPENAI = URI.create("https://api.openai.com/v1");

	/** Where the connection leads. */
	static URI baseUrl(Connection connection) throws ProviderException {
		URI url = connection.baseUrl().orElse(OPENAI);
		String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
		if (!scheme.equals("http") && !scheme.equals("https")) {
			throw misconfigured(connection, "has an address that does not start with http:// or https://. Write it in"
					+ " full, for example http://localhost:11434/v1.");
		}
		if (url.getHost() == null || url.getHost().isBlank()) {
			throw misconfigured(connection, "has an address that names no host. Write it in full, for example"
					+ " http://localhost:11434/v1.");
		}
		if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
			throw misconfigured(connection, "has an address with a user name, a '?' or a '#' in it. Leave that out; a key"
					+ " has a field of its own.");
		}
		return url;
	}

	/** Which model is asked. */
	static String model(ModelRequest request) throws ProviderException {
		String model = request.model().isBlank() ? request.connection().defaultModel() : request.model();
		if (model.isBlank()) {
			throw misconfigured(request.connection(), "has no default model, and agent '%s' names none. Set one of them."
					.formatted(request.agentName()));
		}
		return model;
	}

	static ChatRequest chatRequest(ModelRequest request, URI baseUrl, String model) throws ProviderException {
		if (request.prompt().isEmpty()) {
			throw new ProviderException(TurnError.of(Kind.BAD_REQUEST,
					"There is no message for agent '%s' to answer. Send one first.".formatted(request.agentName())));
		}
		var parameters = OpenAiChatRequestParameters.builder().modelName(model);
		request.settings().temperature().ifPresent(parameters::temperature);
		// OpenAI's newer models know only the new name, other servers often only the old one.
		request.settings().maxTokens().ifPresent(
				OPENAI.getHost().equals(baseUrl.getHost()) ? parameters::maxCompletionTokens : parameters::maxOutputTokens);
		return ChatRequest.builder().messages(messages(request)).parameters(parameters.build()).build();
	}

	private static List<ChatMessage> messages(ModelRequest request) {
		List<ChatMessage> messages = new ArrayList<>();
		if (!request.systemPrompt().isBlank()) {
			messages.add(SystemMessage.from(request.systemPrompt()));
		}
		for (PromptMessage message : request.prompt()) {
			messages.add(switch (message.role()) {
				case ASSISTANT -> AiMessage.from(message.text());
				case USER -> UserMessage.from(message.authorName().isEmpty() ? message.text()
						: message.authorName() + ": " + message.text());
			});
		}
		return messages;
	}

	private static ProviderException misconfigured(Connection connection, String what) {
		return new ProviderException(
				TurnError.of(Kind.CONFIGURATION, "The connection '%s' %s".formatted(connection.name(), what)));
	}

	private OpenAiRequests() {
	}
}
