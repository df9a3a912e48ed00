package org.agentworld.providers.internal.http;

import java.util.Iterator;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an answer cost, where the families' servers say it. LangChain4j cannot read an answer with a number there that is
 * none, and adds up what cannot be.
 */
final class TokenCounts {

	/** Ollama's, which stand beside the answer. */
	private static final Set<String> ALONE = Set.of("prompt_eval_count", "eval_count");

	/**
	 * Takes out what is no number of tokens; it counts as not said.
	 *
	 * @return whether there was any
	 */
	static boolean removeUnreadable(ObjectNode event) {
		boolean changed = false;
		for (JsonNode usage : new JsonNode[] { event.path("usage"), event.path("message").path("usage"),
				event.path("usageMetadata") }) {
			changed |= usage instanceof ObjectNode counts && removeFrom(counts);
		}
		for (String name : ALONE) {
			if (event.has(name) && !isCount(event.get(name))) {
				event.remove(name);
				changed = true;
			}
		}
		return changed;
	}

	private static boolean removeFrom(ObjectNode counts) {
		boolean changed = false;
		for (Iterator<JsonNode> members = counts.elements(); members.hasNext();) {
			JsonNode member = members.next();
			if (member instanceof ObjectNode details) {
				changed |= removeFrom(details);
			} else if (!isCount(member)) {
				members.remove();
				changed = true;
			}
		}
		return changed;
	}

	private static boolean isCount(JsonNode number) {
		return number.isNull() || number.isIntegralNumber() && number.canConvertToInt() && number.intValue() >= 0;
	}

	private TokenCounts() {
	}
}
