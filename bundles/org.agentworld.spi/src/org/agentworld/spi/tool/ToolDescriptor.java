package org.agentworld.spi.tool;

import java.util.Objects;

/**
 * What models and people know of a tool, as its extension says it; no code of the plug-in runs for that.
 *
 * @param name        by which models call it, unique among all plug-ins: 1 to 64 letters of ASCII, digits, {@code _} and
 *                    {@code -}
 * @param description what it does and when to use it, for models and people; not empty
 * @param arguments   what it takes: the text of a JSON Schema whose type is {@code object}
 * @param effect      what a call of it may change
 */
public record ToolDescriptor(String name, String description, String arguments, Effect effect) {

	/** What calls of a tool do to the world outside the chat. */
	public enum Effect {
		/** It only looks: a call may be made again without asking, for example after a crash. */
		READS,
		/**
		 * It changes something. A person may have to approve each call, and a call of which nobody knows whether it was
		 * carried out is never made again without asking.
		 */
		CHANGES
	}

	public ToolDescriptor {
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(description, "description");
		Objects.requireNonNull(arguments, "arguments");
		Objects.requireNonNull(effect, "effect");
		if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
			throw new IllegalArgumentException("The name of a tool is 1 to 64 letters, digits, '_' and '-', not '" + name + "'.");
		}
		if (description.isBlank()) {
			throw new IllegalArgumentException("The tool '" + name + "' has no description.");
		}
	}
}
