package org.agentworld.core;

import java.util.List;
import java.util.Optional;

import org.agentworld.core.internal.provider.RegisteredProviders;
import org.agentworld.spi.provider.LlmProvider;
import org.eclipse.core.runtime.IExtensionRegistry;

/** The code that asks models, by its id. Called on the threads of turns. */
@FunctionalInterface
public interface LlmProviders {

	/**
	 * The provider of this id; empty if nobody contributes one.
	 *
	 * @throws RefusedException if it is contributed but cannot be created; the message names the plug-in
	 */
	Optional<ContributedProvider> find(String id) throws RefusedException;

	/**
	 * The services that are known beside the providers, in the order in which they are to be offered; by default none. Does
	 * not block.
	 */
	default List<ConnectionPreset> presets() {
		return List.of();
	}

	/** The providers that plug-ins contribute to the extension point {@code org.agentworld.spi.llmProviders}. */
	static LlmProviders registeredIn(IExtensionRegistry registry) {
		return new RegisteredProviders(registry);
	}

	/**
	 * A provider and who contributes it.
	 *
	 * @param provider    asks models
	 * @param contributor the plug-in, for messages about faults
	 */
	record ContributedProvider(LlmProvider provider, String contributor) {
	}
}
