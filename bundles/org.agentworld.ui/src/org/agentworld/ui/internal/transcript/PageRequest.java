package org.agentworld.ui.internal.transcript;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person asked for inside a transcript's page, in terms of the keys of its entries. Immutable. */
public sealed interface PageRequest {

	/** Answer again what this entry's turn was to answer. */
	record Retry(String key) implements PageRequest {
	}

	/** Leave this entry's turn as it is. */
	record Dismiss(String key) implements PageRequest {
	}

	/** Enter the key that this entry's turn lacked. */
	record EnterKey(String key) implements PageRequest {
	}

	/** Show the settings of this entry's agent. */
	record EditAgent(String key) implements PageRequest {
	}

	/** Show all plug-ins. */
	record PlugIns() implements PageRequest {
	}

	/** Show all connections. */
	record Connections() implements PageRequest {
	}

	/** Do this with the entry's message. */
	record OnMessage(MessageAction action, String key) implements PageRequest {
	}

	/** The keyboard came to this entry, or to something in it. */
	record Focused(String key) implements PageRequest {
	}

	/** Show a file of this entry outside of the page; the first has index 0. */
	record OpenFile(String key, int index) implements PageRequest {
	}

	/** Write a file of this entry to where the person wants it. */
	record SaveFile(String key, int index) implements PageRequest {
	}

	/** An image of this entry came into sight, and its picture is wanted. */
	record Picture(String key, int index) implements PageRequest {
	}

	/** Files are being dragged over the page. */
	record Dragged() implements PageRequest {
	}

	/** Load the page of messages before the first one. */
	record Older() implements PageRequest {
	}

	/**
	 * The person scrolled.
	 *
	 * @param key    the first entry in sight; empty: the end is in sight
	 * @param offset how many CSS pixels its upper edge is below that of the page
	 */
	record Scrolled(Optional<String> key, int offset) implements PageRequest {
	}

	/** A search came to its end; {@code any} tells whether the text occurs. */
	record Found(boolean any) implements PageRequest {
	}

	/** Takes apart {@code agentworld:SECRET/ACTION/ARGUMENT...}; empty for everything else, however near to it. */
	static Optional<PageRequest> parse(String location, String secret) {
		String prefix = "agentworld:" + secret + "/";
		if (!location.startsWith(prefix)) {
			return Optional.empty();
		}
		// A plus sign stays one: the page escapes as URI components, not as a form.
		List<String> parts = Stream.of(location.substring(prefix.length()).split("/", -1))
				.map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8)).toList();
		return Optional.ofNullable(switch (parts.getFirst()) {
			case "retry" -> new Retry(parts.get(1));
			case "dismiss" -> new Dismiss(parts.get(1));
			case "key" -> new EnterKey(parts.get(1));
			case "agent" -> new EditAgent(parts.get(1));
			case "connections" -> new Connections();
			case "plug-ins" -> new PlugIns();
			case "open" -> new OpenFile(parts.get(1), Integer.parseInt(parts.get(2)));
			case "save" -> new SaveFile(parts.get(1), Integer.parseInt(parts.get(2)));
			case "picture" -> new Picture(parts.get(1), Integer.parseInt(parts.get(2)));
			case "dragged" -> new Dragged();
			case "older" -> new Older();
			case "focused" -> new Focused(parts.get(1));
			case "scrolled" -> new Scrolled(Optional.of(parts.get(1)).filter(key -> !key.isEmpty()),
					Integer.parseInt(parts.get(2)));
			case "found" -> new Found(Boolean.parseBoolean(parts.get(1)));
			case String word -> MessageAction.named(word).<PageRequest>map(action -> new OnMessage(action, parts.get(1)))
					.orElse(null);
		});
	}
}
