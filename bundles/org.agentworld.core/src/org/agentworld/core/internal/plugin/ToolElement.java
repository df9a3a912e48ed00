package org.agentworld.core.internal.plugin;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.agentworld.model.JsonObjectText;
import org.agentworld.spi.tool.ToolDescriptor;
import org.agentworld.spi.tool.ToolDescriptor.Effect;
import org.eclipse.core.runtime.IConfigurationElement;

/** An element of the extension point for tools. */
final class ToolElement {

	static ToolDescriptor read(IConfigurationElement element) throws FaultyContributionException {
		String name = Elements.required(element, "name");
		String description = Elements.required(element, "description");
		Elements.required(element, "class");
		List<String> arguments = Elements.texts(element, "arguments");
		if (arguments.size() != 1) {
			throw new FaultyContributionException("It has " + arguments.size() + " elements 'arguments'; one is needed.");
		}
		Optional<String> fault = JsonObjectText.fault(arguments.getFirst());
		if (fault.isPresent()) {
			throw new FaultyContributionException("Its 'arguments' are not a JSON Schema: " + fault.get());
		}
		try {
			return new ToolDescriptor(name, description, arguments.getFirst(), effect(element));
		} catch (IllegalArgumentException e) {
			throw new FaultyContributionException(e.getMessage(), e);
		}
	}

	private static Effect effect(IConfigurationElement element) throws FaultyContributionException {
		String effect = Elements.required(element, "effect");
		try {
			return Effect.valueOf(effect.toUpperCase(Locale.ROOT));
		} catch (IllegalArgumentException e) {
			throw new FaultyContributionException("Its 'effect' is reads or changes, not '" + effect + "'.", e);
		}
	}

	private ToolElement() {
	}
}
