package org.agentworld.spi.tool;

import java.util.Objects;

/**
 * What a call of a tool gave.
 *
 * @param text what the model reads; may be empty
 */
public record ToolResult(String text) {

	public ToolResult {
		Objects.requireNonNull(text, "text");
	}
}
