package org.agentworld.core;

import java.nio.file.Path;
import java.util.Optional;

import org.agentworld.core.internal.keyring.SecureKeyring;
import org.agentworld.spi.provider.Secret;

/**
 * Keeps the keys of connections where nobody but this person can read them. All methods may block, since the desktop may
 * ask the person something: never call them on the UI thread. Safe for use by many threads.
 */
public interface Keyring {

	/** Why no key can be kept on this computer, in words for the person; empty if keys can be kept. */
	Optional<String> whyUnavailable();

	/**
	 * The key of a connection; empty if none is kept.
	 *
	 * @throws RefusedException if the keyring cannot be read
	 */
	Optional<Secret> find(String connection) throws RefusedException;

	/**
	 * Keeps a key, instead of the one before.
	 *
	 * @throws RefusedException if it cannot be kept; nothing was written
	 */
	void put(String connection, Secret key) throws RefusedException;

	/**
	 * Forgets a key; does nothing if none is kept.
	 *
	 * @throws RefusedException if the keyring cannot be written
	 */
	void remove(String connection) throws RefusedException;

	/**
	 * A keyring in a file, encrypted with a password that the keyring of the desktop keeps. Does not block.
	 *
	 * @param file created with the first key
	 */
	static Keyring in(Path file) {
		return new SecureKeyring(file, "org.agentworld.core.desktopPassword");
	}

	/** A keyring that keeps nothing, for this reason. */
	static Keyring unavailable(String why) {
		return new Keyring() {
			@Override
			public Optional<String> whyUnavailable() {
				return Optional.of(why);
			}

			@Override
			public Optional<Secret> find(String connection) {
				return Optional.empty();
			}

			@Override
			public void put(String connection, Secret key) throws RefusedException {
				throw new RefusedException(why);
			}

			@Override
			public void remove(String connection) {
				// Nothing is kept.
			}
		};
	}
}
