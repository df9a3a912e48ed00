package org.agentworld.core;

import java.util.Optional;

import org.agentworld.spi.provider.Connection;

/** Where models are reached, by the name that worlds and agents use. Called on the threads of turns. */
@FunctionalInterface
public interface Connections {

	/** The connection of this name; empty if there is none. */
	Optional<Connection> named(String name);
}
