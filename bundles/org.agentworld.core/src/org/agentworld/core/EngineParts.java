package org.agentworld.core;

import java.util.Objects;

import org.agentworld.events.bus.EventPublisher;
import org.agentworld.events.bus.EventSubscriptions;
import org.agentworld.spi.store.Store;

/**
 * What an engine is made of; all of it can be used by many threads, none is null.
 *
 * @param store         keeps everything; stays the caller's
 * @param publisher     takes the events
 * @param subscriptions delivers them
 * @param providers     finds the code that asks models
 * @param connections   those of this run, for example from the command line; they come before the stored ones
 * @param keyring       keeps the keys of stored connections
 * @param timers        tells the time and waits
 */
public record EngineParts(Store store, EventPublisher publisher, EventSubscriptions subscriptions,
		LlmProviders providers, Connections connections, Keyring keyring, Timers timers) {

	public EngineParts {
		Objects.requireNonNull(store, "store");
		Objects.requireNonNull(publisher, "publisher");
		Objects.requireNonNull(subscriptions, "subscriptions");
		Objects.requireNonNull(providers, "providers");
		Objects.requireNonNull(connections, "connections");
		Objects.requireNonNull(keyring, "keyring");
		Objects.requireNonNull(timers, "timers");
	}
}
