package org.agentworld.spi.provider;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Where and how models are reached.
 *
 * @param id           what agents and worlds call it; never changes
 * @param name         what people call it
 * @param provider     the id of the provider that answers for it
 * @param baseUrl      the server's address; empty for the provider's own
 * @param key          what the server wants to see; empty if nothing
 * @param defaultModel the model of agents that name none; empty if the provider needs none
 * @param patience     how long to wait
 */
public record Connection(String id, String name, String provider, Optional<URI> baseUrl, Optional<Secret> key,
		String defaultModel, Patience patience) {

	/**
	 * How long to wait for a server.
	 *
	 * @param connect    for the connection
	 * @param firstToken from the request to the first piece of the answer
	 * @param silence    from one piece to the next
	 */
	public record Patience(Duration connect, Duration firstToken, Duration silence) {

		/** Local models may load for minutes before their first token. */
		public static final Patience DEFAULT = new Patience(Duration.ofSeconds(10), Duration.ofMinutes(5),
				Duration.ofMinutes(1));
	}

	public Connection {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(provider, "provider");
		Objects.requireNonNull(baseUrl, "baseUrl");
		Objects.requireNonNull(key, "key");
		Objects.requireNonNull(defaultModel, "defaultModel");
		Objects.requireNonNull(patience, "patience");
	}
}
