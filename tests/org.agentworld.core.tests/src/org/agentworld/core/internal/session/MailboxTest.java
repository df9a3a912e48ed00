package org.agentworld.core.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.Latches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MailboxTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final Mailbox mailbox = new Mailbox("test", 4);

	@Test
	void oneStepAtATimeInTheOrderOfEachPoster() throws Exception {
		int posters = 8;
		int steps = 500;
		AtomicInteger inside = new AtomicInteger();
		int[] next = new int[posters];
		CountDownLatch done = new CountDownLatch(posters * steps);
		List<String> wrong = new CopyOnWriteArrayList<>();
		for (int p = 0; p < posters; p++) {
			int poster = p;
			Thread.ofVirtual().start(() -> {
				for (int s = 0; s < steps; s++) {
					int step = s;
					try {
						mailbox.postWhenRoom(() -> {
							if (inside.incrementAndGet() != 1 || next[poster]++ != step) {
								wrong.add("step " + step + " of poster " + poster);
							}
							inside.decrementAndGet();
							done.countDown();
						});
					} catch (InterruptedException e) {
						wrong.add(e.toString());
					}
				}
			});
		}
		Latches.await(done);
		assertThat(wrong).isEmpty();
	}

	@Test
	void aTurnWaitsWhileItIsFullAndACommandDoesNot() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch running = new CountDownLatch(1);
		List<String> order = new CopyOnWriteArrayList<>();
		mailbox.post(() -> {
			running.countDown();
			await(release);
		});
		Latches.await(running);
		for (int i = 0; i < 4; i++) {
			mailbox.postWhenRoom(() -> order.add("turn"));
		}
		CountDownLatch posted = new CountDownLatch(1);
		Thread late = Thread.ofVirtual().start(() -> {
			try {
				mailbox.postWhenRoom(() -> order.add("late"));
				posted.countDown();
			} catch (InterruptedException e) {
				order.add("interrupted");
			}
		});
		CountDownLatch command = new CountDownLatch(1);
		mailbox.post(() -> {
			order.add("command");
			command.countDown();
		});
		assertThat(posted.getCount()).as("full: the turn has to wait").isEqualTo(1);
		release.countDown();
		Latches.await(command);
		Latches.await(posted);
		late.join();
		CountDownLatch last = new CountDownLatch(1);
		mailbox.post(last::countDown);
		Latches.await(last);
		assertThat(order).startsWith("turn", "turn", "turn", "turn").contains("command", "late").hasSize(6);
	}

	@Test
	void aWaitingTurnCanBeInterrupted() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		mailbox.post(() -> await(release));
		for (int i = 0; i < 4; i++) {
			mailbox.post(() -> {
			});
		}
		CountDownLatch interrupted = new CountDownLatch(1);
		Thread turn = Thread.ofVirtual().start(() -> {
			try {
				mailbox.postWhenRoom(() -> {
				});
			} catch (InterruptedException e) {
				interrupted.countDown();
			}
		});
		turn.interrupt();
		Latches.await(interrupted);
		release.countDown();
	}

	@Test
	void aStepThatThrowsIsReportedAndTheNextRuns() throws Exception {
		log.expect("A step of chat test failed");
		CountDownLatch next = new CountDownLatch(1);
		mailbox.post(() -> {
			throw new IllegalStateException("broken");
		});
		mailbox.post(next::countDown);
		Latches.await(next);
	}

	private static void await(CountDownLatch latch) {
		try {
			Latches.await(latch);
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}
}
