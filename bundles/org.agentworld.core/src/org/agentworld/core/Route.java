package org.agentworld.core;

import java.util.Objects;

import org.agentworld.spi.provider.Connection;

/**
 * A connection, and how often it may be used.
 *
 * @param connection    where to ask
 * @param retries       how often to ask again by itself when the server cannot answer now and has sent nothing yet
 * @param parallelCalls how many calls may run at the same time, in all chats together; 0: any number
 */
public record Route(Connection connection, int retries, int parallelCalls) {

	public Route {
		Objects.requireNonNull(connection, "connection");
		if (retries < 0 || parallelCalls < 0) {
			throw new IllegalArgumentException(
					"A route has at least 0 retries and calls, not " + retries + " and " + parallelCalls + ".");
		}
	}

	/** Any number of calls, none of which is tried again by itself. */
	public static Route unlimited(Connection connection) {
		return new Route(connection, 0, 0);
	}
}
