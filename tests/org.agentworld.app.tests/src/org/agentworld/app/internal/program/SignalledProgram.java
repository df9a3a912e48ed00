package org.agentworld.app.internal.program;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A program for {@link StopOnSignalTest} to send a signal to: says when it is ready and when it has closed its things. */
final class SignalledProgram {

	public static void main(String[] arguments) throws InterruptedException {
		CountDownLatch stopped = new CountDownLatch(1);
		boolean obedient = arguments[0].equals("obedient");
		Runnable stop = obedient ? stopped::countDown : () -> {
		};
		try (var _ = new StopOnSignal(stop, obedient ? Duration.ofMinutes(1) : Duration.ofMillis(100))) {
			System.out.println("ready");
			stopped.await();
			System.out.println("closed");
		}
	}

	private SignalledProgram() {
	}
}
