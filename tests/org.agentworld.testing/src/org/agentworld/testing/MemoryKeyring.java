package org.agentworld.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.agentworld.core.Keyring;
import org.agentworld.spi.provider.Secret;

/** A keyring that a test can look into; it forgets everything with the test. */
public final class MemoryKeyring implements Keyring {

	private final Map<String, Secret> keys = new ConcurrentHashMap<>();

	@Override
	public Optional<String> whyUnavailable() {
		return Optional.empty();
	}

	@Override
	public Optional<Secret> find(String connection) {
		return Optional.ofNullable(keys.get(connection));
	}

	@Override
	public void put(String connection, Secret key) {
		keys.put(connection, key);
	}

	@Override
	public void remove(String connection) {
		keys.remove(connection);
	}
}
