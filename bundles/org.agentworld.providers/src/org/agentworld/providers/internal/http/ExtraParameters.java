package org.agentworld.providers.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ProviderException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The members that a person adds to an agent's requests. They win over the agent's other settings. */
final class ExtraParameters {

	/** What the program itself decides; under the names of all families, so that an agent can change its provider. */
	private static final Set<String> OURS = Set.of("model", "messages", "contents", "system", "systemInstruction",
			"system_instruction", "stream", "n");

	/**
	 * An empty object if there are none.
	 *
	 * @throws ProviderException if they are no JSON object, or name what is not theirs to set
	 */
	static ObjectNode of(ModelRequest request) throws ProviderException {
		ObjectNode extra = parse(request);
		List<String> taken = new ArrayList<>();
		extra.fieldNames().forEachRemaining(name -> {
			if (OURS.contains(name)) {
				taken.add("'" + name + "'");
			}
		});
		if (!taken.isEmpty()) {
			throw wrong(request, "set " + String.join(", ", taken) + ", which the program sets itself. Remove that.");
		}
		return extra;
	}

	private static ObjectNode parse(ModelRequest request) throws ProviderException {
		String text = request.settings().extraParameters().orElse("");
		if (text.isBlank()) {
			return Json.MAPPER.createObjectNode();
		}
		try {
			if (Json.MAPPER.readTree(text) instanceof ObjectNode object) {
				return object;
			}
		} catch (JsonProcessingException _) {
			// Said below; where it is wrong can be seen in the field.
		}
		throw wrong(request, "are no JSON object. Write them as in {\"seed\": 7}.");
	}

	/** Puts {@code extra} into {@code body}: objects are merged, everything else is replaced. */
	static void merge(ObjectNode body, ObjectNode extra) {
		for (Entry<String, JsonNode> member : extra.properties()) {
			if (member.getValue() instanceof ObjectNode more && body.get(member.getKey()) instanceof ObjectNode there) {
				merge(there, more);
			} else {
				body.set(member.getKey(), member.getValue());
			}
		}
	}

	private static ProviderException wrong(ModelRequest request, String what) {
		return new ProviderException(TurnError.of(Kind.CONFIGURATION,
				"The extra parameters of agent '%s' %s".formatted(request.agentName(), what)));
	}

	private ExtraParameters() {
	}
}
