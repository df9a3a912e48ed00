package org.agentworld.events.conversation;

import java.time.Duration;
import java.util.Objects;

/**
 * One piece of a message. More kinds will come (tool calls and results, images, files): code outside
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
}
