package org.agentworld.core.internal.connection;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.agentworld.core.Connections;
import org.agentworld.core.RefusedException;
import org.agentworld.core.Route;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.events.id.ChatId;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.provider.Secret;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;

/** The published settings of all connections, which nobody changes any more. Safe for use by many threads. */
public final class StoredConnections implements Connections {

	private final Map<String, ConnectionSettings> published = new ConcurrentHashMap<>();
	private final Keys keys;

	private StoredConnections(Keys keys) {
		this.keys = keys;
	}

	/** Blocks while the store is read. */
	public static StoredConnections load(Store store, Keys keys) throws StoreException {
		StoredConnections all = new StoredConnections(keys);
		store.connections().forEach(all::publish);
		return all;
	}

	/** @param settings a revision that is durable; not modified any more */
	public void publish(ConnectionSettings settings) {
		published.put(settings.getId(), settings);
	}

	public void remove(String id) {
		published.remove(id);
	}

	/** Not to be modified. */
	public Collection<ConnectionSettings> all() {
		return published.values();
	}

	/** Not to be modified. */
	public Optional<ConnectionSettings> find(String id) {
		return Optional.ofNullable(published.get(id));
	}

	@Override
	public Optional<Route> route(ChatId chat, String id) throws ProviderException {
		ConnectionSettings settings = published.get(id);
		if (settings == null) {
			return Optional.empty();
		}
		try {
			return Optional.of(new Route(connection(settings, keys.of(settings)), settings.getRetries(),
					settings.getParallelCalls()));
		} catch (RefusedException e) {
			throw new ProviderException(TurnError.of(Kind.AUTHENTICATION, e.getMessage()), e);
		}
	}

	/** What a provider gets to know of a connection. */
	public static Connection connection(ConnectionSettings settings, Optional<Secret> key) {
		Optional<URI> address = settings.getBaseUrl().isEmpty() ? Optional.empty()
				: Optional.of(URI.create(settings.getBaseUrl()));
		return new Connection(settings.getId(), settings.getName(), settings.getProvider(), address, key,
				settings.getDefaultModel(), new Patience(Duration.ofSeconds(settings.getConnectSeconds()),
						Duration.ofSeconds(settings.getFirstTokenSeconds()), Duration.ofSeconds(settings.getSilenceSeconds())));
	}
}
