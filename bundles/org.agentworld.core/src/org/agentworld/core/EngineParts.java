package org.agentworld.core;

import java.util.Objects;

import org.agentworld.events.bus.EventPublisher;
import org.agentworld.events.bus.EventSubscriptions;
import org.agentworld.spi.store.Store;
import org.eclipse.core.runtime.IExtensionRegistry;

/**
 * What an engine is made of; all of it can be used by many threads, none is null.
 *
 * @param store         keeps everything; stays the caller's
 * @param publisher     takes the events
 * @param subscriptions delivers them
 * @param providers     finds the code that asks models
 * @param connections   those of this run, for example from the command line; they come before the stored ones
 * @param registry      has what plug-ins contribute
 * @param keyring       keeps the keys of stored connections
 * @param timers        tells the time and waits
 */
public record EngineParts(Store store, EventPublisher publisher, EventSubscriptions subscriptions,
		LlmProviders providers, Connections connections, IExtensionRegistry registry, Keyring keyring, Timers timers) {

	public EngineParts {
		Objects.requireNonNull(store, "store");
		Objects.requireNonNull(publisher, "publisher");
		Objects.requireNonNull(subscriptions, "subscriptions");
		Objects.requireNonNull(providers, "providers");
		Objects.requireNonNull(connections, "connections");
		Objects.requireNonNull(registry, "registry");
		Objects.requireNonNull(keyring, "keyring");
		Objects.requireNonNull(timers, "timers");
	}

	/** The same with other providers. */
	EngineParts with(LlmProviders others) {
		return new EngineParts(store, publisher, subscriptions, others, connections, registry, keyring, timers);
	}
}
