package org.agentworld.events.conversation;

import java.time.Duration;
import java.util.Objects;

import org.agentworld.events.id.AttachmentId;

/**
 * One piece of a message. More kinds will come (tool calls and results): code outside
 * the program's own bundles has a default branch for them.
 */
public sealed interface ContentPart {

	/** Text as the human typed or the model wrote it; Markdown by convention, never trusted. */
	record Text(String text) implements ContentPart {
		public Text {
			Objects.requireNonNull(text, "text");
		}
	}

	/**
	 * What a model thought before it answered; shown, but never sent back to a model.
	 *
	 * @param took how long it thought; zero if that is not known
	 */
	record Reasoning(String text, Duration took) implements ContentPart {
		public Reasoning {
			Objects.requireNonNull(text, "text");
			Objects.requireNonNull(took, "took");
		}
	}

	/**
	 * What the program has to say to the person; never sent to a model.
	 *
	 * @param kind what a program may decide by
	 * @param text a sentence: what happened, and what to do
	 */
	record Notice(Kind kind, String text) implements ContentPart {
		public Notice {
			Objects.requireNonNull(kind, "kind");
			Objects.requireNonNull(text, "text");
		}

		/** What a notice is about. Kinds may be added. */
		public enum Kind {
			/** No agent answers a message. */
			NOBODY_ANSWERS,
			/** Agents have answered each other as often as the world allows; a person may let them go on. */
			TURN_LIMIT,
			/** An agent has ended the exchange and had nothing to say. */
			EXCHANGE_ENDED
		}
	}

	/**
	 * An image or another file. Its content is in the store, once for all messages that have it.
	 *
	 * @param id        names the content
	 * @param name      what the file was called where it came from, without its folders; shown, never trusted
	 * @param mediaType as in RFC 6838, in lower case and without parameters, for example {@code image/png}
	 * @param size      of the content, in bytes
	 */
	record Attachment(AttachmentId id, String name, String mediaType, long size) implements ContentPart {
		public Attachment {
			Objects.requireNonNull(id, "id");
			Objects.requireNonNull(name, "name");
			Objects.requireNonNull(mediaType, "mediaType");
			if (size < 0) {
				throw new IllegalArgumentException("The size of a file is " + size + " bytes; it must be at least 0.");
			}
		}

		/** Whether this says that it is an image; its content may be something else all the same. */
		public boolean isImage() {
			return mediaType.startsWith("image/");
		}
	}
}
