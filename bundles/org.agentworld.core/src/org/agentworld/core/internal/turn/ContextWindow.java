package org.agentworld.core.internal.turn;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.spi.provider.PromptPart;
import org.agentworld.spi.provider.ProviderException;

/**
 * What a model is asked with. What does not fit is left out at the borders of messages, the oldest first; the message that
 * is to be answered stays.
 * <p>
 * How many tokens a text has only its model knows. They are estimated, rather too high: one for three bytes of UTF-8, and
 * some for each message. That is a quarter more than English needs, and about one for each Chinese character. An image
 * counts as {@value #IMAGE}, as the largest cost with most models.
 *
 * @param messages oldest first
 * @param answered which of them is to be answered, from 0
 * @param leftOut  how many were left out before them
 */
record ContextWindow(List<PromptMessage> messages, int answered, int leftOut) {

	private static final int BYTES_PER_TOKEN = 3;
	private static final int PER_MESSAGE = 8;
	private static final int IMAGE = 2_000;
	/** Of other files: their text counts, of which they have less than bytes. */
	private static final int BYTES_PER_TOKEN_OF_FILE = 100;

	ContextWindow {
		messages = List.copyOf(messages);
	}

	/** A conversation from which nothing is left out yet, but what was too far back to be read. */
	static ContextWindow of(List<PromptMessage> messages, int answered, int leftOut) {
		return new ContextWindow(messages, answered, leftOut).without(0);
	}

	/** About how many tokens a text has. */
	static int tokens(String text) {
		return (text.getBytes(StandardCharsets.UTF_8).length + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
	}

	private static int tokens(PromptMessage message) {
		return PER_MESSAGE + tokens(message.authorName()) + message.content().stream().mapToInt(part -> switch (part) {
			case PromptPart.Text(String text) -> tokens(text);
			case PromptPart.File file -> IMAGE
					+ (file.mediaType().startsWith("image/") ? 0 : file.content().length / BYTES_PER_TOKEN_OF_FILE);
		}).sum();
	}

	/** About how many tokens the messages have together. */
	int tokens() {
		return messages.stream().mapToInt(ContextWindow::tokens).sum();
	}

	/**
	 * As many of the newest as have so many tokens at most.
	 *
	 * @throws ProviderException if the message that is to be answered has more
	 */
	ContextWindow fitting(int room) throws ProviderException {
		int needed = tokens(messages.get(answered));
		if (needed > room) {
			throw new ProviderException(TurnError.of(Kind.CONTEXT_TOO_LONG, "The message is too long: it has about " + needed
					+ " tokens, and there is room for " + Math.max(room, 0) + " beside the agent's prompt and its answer. Send less,"
					+ " or choose a model that can read more; how much that is can also be set for the agent."));
		}
		int total = tokens();
		int drop = 0;
		for (int i = 0; i < messages.size() && total > room; i++) {
			if (i != answered) {
				total -= tokens(messages.get(i));
				drop++;
			}
		}
		return without(drop);
	}

	/** Whether there is more than the message that is to be answered. */
	boolean canShrink() {
		return messages.size() > 1;
	}

	/** Without the older half of what can be left out. */
	ContextWindow halved() {
		return without(messages.size() / 2);
	}

	/** @param drop how many to leave out, without the message that is to be answered */
	private ContextWindow without(int drop) {
		if (drop == 0 && leftOut == 0) {
			return this;
		}
		List<PromptMessage> kept = new ArrayList<>(messages);
		int asked = answered;
		int dropped = 0;
		// A conversation that begins in the middle begins with what somebody else said: some models refuse others.
		while (kept.size() > 1 && (dropped < drop || kept.getFirst().role() == PromptMessage.Role.ASSISTANT)) {
			kept.remove(asked == 0 ? 1 : 0);
			asked = Math.max(asked - 1, 0);
			dropped++;
		}
		return new ContextWindow(kept, asked, leftOut + dropped);
	}
}
