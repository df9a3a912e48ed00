package org.agentworld.spi.provider;

import java.util.Objects;

/**
 * A model that a server offers.
 *
 * @param id   names it in requests
 * @param name what people read; may be the same
 */
public record ModelInfo(String id, String name) {

	public ModelInfo {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(name, "name");
	}
}
