package org.agentworld.core.internal.connection;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.agentworld.core.Keyring;
import org.agentworld.core.RefusedException;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.spi.provider.Secret;

/**
 * The key of each connection, from where its settings say it is. A key from the environment is read each time and never
 * kept. May block; safe for use by many threads.
 */
public final class Keys {

	private final Keyring keyring;
	private final UnaryOperator<String> environment;
	/** Keys that live until the program ends. */
	private final Map<String, Secret> ofThisRun = new ConcurrentHashMap<>();

	/** @param environment the value of a variable, or null */
	public Keys(Keyring keyring, UnaryOperator<String> environment) {
		this.keyring = keyring;
		this.environment = environment;
	}

	/**
	 * The connection's key; empty if it is to have none.
	 *
	 * @throws RefusedException if it is to have one, and that is missing, cannot be read or is none; the message says what to
	 *                          do and contains no key
	 */
	public Optional<Secret> of(ConnectionSettings connection) throws RefusedException {
		return switch (connection.getKeySource()) {
			case NONE -> Optional.empty();
			case KEYRING -> Optional.of(keyring.find(connection.getId()).orElseThrow(() -> missing(connection)));
			case THIS_RUN -> Optional.of(Optional.ofNullable(ofThisRun.get(connection.getId()))
					.orElseThrow(() -> missing(connection)));
			case ENVIRONMENT -> Optional.of(fromEnvironment(connection));
		};
	}

	private static RefusedException missing(ConnectionSettings connection) {
		return new RefusedException("The connection '" + connection.getName() + "' has no key. Enter it, and try again.");
	}

	private Secret fromEnvironment(ConnectionSettings connection) throws RefusedException {
		String variable = connection.getKeyVariable();
		String value = environment.apply(variable);
		if (value == null || value.isEmpty()) {
			throw new RefusedException("The connection '" + connection.getName() + "' takes its key from the variable "
					+ variable + " of the environment, which is not set. Set it and start the program again, or enter a key.");
		}
		try {
			return new Secret(value);
		} catch (IllegalArgumentException e) {
			throw new RefusedException("The variable " + variable + " of the environment: " + e.getMessage(), e);
		}
	}

	/**
	 * Keeps a key in the keyring, or for this run where there is no keyring.
	 *
	 * @return where it is now
	 */
	public KeySource put(String connection, Secret key) throws RefusedException {
		if (keyring.whyUnavailable().isPresent()) {
			ofThisRun.put(connection, key);
			return KeySource.THIS_RUN;
		}
		keyring.put(connection, key);
		ofThisRun.remove(connection);
		return KeySource.KEYRING;
	}

	/** Forgets what was {@link #put}. */
	public void remove(String connection) throws RefusedException {
		ofThisRun.remove(connection);
		keyring.remove(connection);
	}

	/** Why keys live for this run only, in words for the person; empty if they are kept. */
	public Optional<String> whyNotKept() {
		return keyring.whyUnavailable();
	}
}
