package org.agentworld.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import org.agentworld.core.Keyring;
import org.agentworld.spi.provider.Secret;

/** A keyring of the test's own, which can let everybody wait as a desktop does that asks for a password. */
public final class MemoryKeyring implements Keyring {

	private final Map<String, Secret> keys = new ConcurrentHashMap<>();
	private volatile CountDownLatch gate = new CountDownLatch(0);
	private volatile CountDownLatch waiting = new CountDownLatch(0);

	/** From now on nobody gets an answer until {@link #release()}. */
	public void hold() {
		waiting = new CountDownLatch(1);
		gate = new CountDownLatch(1);
	}

	/** Blocks until somebody waits for an answer. */
	public void awaitHeld() throws InterruptedException {
		Latches.await(waiting);
	}

	/** Answers those that wait, and all later ones. */
	public void release() {
		gate.countDown();
	}

	/** What is kept; does not wait. */
	public Optional<String> kept(String connection) {
		return Optional.ofNullable(keys.get(connection)).map(Secret::reveal);
	}

	@Override
	public Optional<String> whyUnavailable() {
		await();
		return Optional.empty();
	}

	@Override
	public Optional<Secret> find(String connection) {
		await();
		return Optional.ofNullable(keys.get(connection));
	}

	@Override
	public void put(String connection, Secret key) {
		await();
		keys.put(connection, key);
	}

	@Override
	public void remove(String connection) {
		await();
		keys.remove(connection);
	}

	private void await() {
		waiting.countDown();
		try {
			Latches.await(gate);
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}
}
