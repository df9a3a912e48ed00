package org.agentworld.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** What a test and the code of its plug-ins, which is in another class loader, say to each other. */
public final class Signals {

	private static final Map<String, CountDownLatch> GIVEN = new ConcurrentHashMap<>();

	/** Gives a signal, once and for all. */
	public static void give(String name) {
		of(name).countDown();
	}

	/** Waits for a signal, and fails if it is in vain. */
	public static void await(String name) throws InterruptedException {
		Latches.await(of(name));
	}

	/** Whether a signal was given. */
	public static boolean isGiven(String name) {
		return of(name).getCount() == 0;
	}

	private static CountDownLatch of(String name) {
		return GIVEN.computeIfAbsent(name, _ -> new CountDownLatch(1));
	}

	private Signals() {
	}
}
