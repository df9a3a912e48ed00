package org.agentworld.app.internal.headless;

import java.util.concurrent.CountDownLatch;

/** A program for {@link StopOnSignalTest} to send a signal to: says when it is ready and when it has closed its things. */
final class SignalledProgram {

	public static void main(String[] arguments) throws InterruptedException {
		CountDownLatch stopped = new CountDownLatch(1);
		Runnable stop = arguments[0].equals("obedient") ? stopped::countDown : () -> {
		};
		try (var _ = new StopOnSignal(stop)) {
			System.out.println("ready");
			stopped.await();
			System.out.println("closed");
		}
	}

	private SignalledProgram() {
	}
}
