package org.agentworld.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting for what a test itself lets happen. */
public final class Latches {

	/** Waits, and fails the test if it is in vain. */
	public static void await(CountDownLatch latch) throws InterruptedException {
		if (!latch.await(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
			throw new AssertionError("waited in vain for " + latch);
		}
	}

	private Latches() {
	}
}
