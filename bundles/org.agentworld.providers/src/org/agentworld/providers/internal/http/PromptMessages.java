package org.agentworld.providers.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.spi.provider.PromptPart;
import org.agentworld.spi.provider.PromptPart.File;
import org.agentworld.spi.provider.PromptPart.Text;
import org.agentworld.spi.provider.ProviderException;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.PdfFileContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.pdf.PdfFile;

/** Turns our prompts into LangChain4j's messages, with marks for their contents. Images and PDFs are parts of their own. */
final class PromptMessages {

	static final String PDF = "application/pdf";

	/**
	 * @param takes    which media types the provider can send
	 * @param contents gets what the messages have marks for
	 * @throws ProviderException if the prompt is empty, or has a file that cannot be sent
	 */
	static List<ChatMessage> of(ModelRequest request, Predicate<String> takes, RequestContents contents)
			throws ProviderException {
		if (request.prompt().isEmpty()) {
			throw refused("There is no message for agent '%s' to answer. Send one first.".formatted(request.agentName()));
		}
		List<ChatMessage> messages = new ArrayList<>();
		if (!request.systemPrompt().isBlank()) {
			messages.add(SystemMessage.from(contents.text(request.systemPrompt())));
		}
		for (PromptMessage message : request.prompt()) {
			messages.add(switch (message.role()) {
				case ASSISTANT -> AiMessage.from(contents.text(message.text()));
				case USER -> user(message, takes, contents);
			});
		}
		return messages;
	}

	private static UserMessage user(PromptMessage message, Predicate<String> takes, RequestContents contents)
			throws ProviderException {
		String author = message.authorName().isEmpty() ? "" : message.authorName() + ": ";
		if (message.content().stream().noneMatch(File.class::isInstance)) {
			// As a plain string, which every server understands.
			return UserMessage.from(contents.text(author + message.text()));
		}
		List<Content> parts = new ArrayList<>();
		String text = author + message.text();
		if (!text.isBlank()) {
			parts.add(TextContent.from(contents.text(text)));
		}
		for (PromptPart part : message.content()) {
			switch (part) {
				case Text _ -> {
					// It stands before the files already.
				}
				case File file -> parts.add(content(file, takes, contents));
			}
		}
		return UserMessage.from(parts);
	}

	private static Content content(File file, Predicate<String> takes, RequestContents contents) throws ProviderException {
		String type = file.mediaType();
		if (!takes.test(type)) {
			throw refused("The file '%s' (%s) cannot be sent to this kind of server. Remove it, or choose another model."
					.formatted(file.name(), type));
		}
		String base64 = contents.file(file.content());
		return type.equals(PDF) ? PdfFileContent.from(PdfFile.builder().base64Data(base64).mimeType(PDF).build())
				: ImageContent.from(base64, type);
	}

	private static ProviderException refused(String message) {
		return new ProviderException(TurnError.of(Kind.BAD_REQUEST, message));
	}

	private PromptMessages() {
	}
}
