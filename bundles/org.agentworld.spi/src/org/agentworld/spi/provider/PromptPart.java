package org.agentworld.spi.provider;

import java.util.Objects;

/** One piece of a {@link PromptMessage}. More kinds may be added: a provider refuses those that it does not know. */
public sealed interface PromptPart {

	/** What was said, never empty of meaning but possibly of characters. */
	record Text(String text) implements PromptPart {
		public Text {
			Objects.requireNonNull(text, "text");
		}
	}

	/**
	 * An image or another file that goes with the message.
	 *
	 * @param name      what it was called where it came from; may be anything
	 * @param mediaType as in RFC 6838, in lower case and without parameters, for example {@code image/png}
	 * @param content   the whole file; not to be changed
	 */
	record File(String name, String mediaType, byte[] content) implements PromptPart {
		public File {
			Objects.requireNonNull(name, "name");
			Objects.requireNonNull(mediaType, "mediaType");
			Objects.requireNonNull(content, "content");
		}
	}
}
