package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

import org.agentworld.events.WorldEvent;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.World;
import org.agentworld.testing.Latches;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;

/** Subscribers hear of edits in the order in which they were made. */
class WorldEventOrderTest extends CoreTest {

	private volatile Runnable hook = () -> {
	};

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder, provider, new Timers() {
			@Override
			public Instant now() {
				hook.run();
				return Instant.now();
			}

			@Override
			public Runnable after(Duration delay, Runnable task) {
				return Timers.system().after(delay, task);
			}
		}, UnaryOperator.identity());
	}

	@Test
	void anAgentIsCreatedBeforeItIsDeleted() throws Exception {
		WorldId world = program.world("World", "Ada").getId();
		List<WorldEvent> heard = new CopyOnWriteArrayList<>();
		CountDownLatch both = new CountDownLatch(2);
		CountDownLatch saved = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		// Held up between saving and publishing: the event's time is asked for there.
		Thread creator = Thread.ofPlatform().unstarted(() -> edit(
				() -> program.worlds().createAgent(world, TestEngine.agent("Grace"))));
		hook = () -> {
			if (Thread.currentThread() == creator) {
				saved.countDown();
				awaitOrFail(goOn);
			}
		};
		try (var _ = program.subscriptions().subscribe(world, new EventListener<WorldEvent>() {
			@Override
			public void onEvent(WorldEvent event) {
				heard.add(event);
				both.countDown();
			}

			@Override
			public void onOverflow() {
				throw new AssertionError("two events are not many");
			}
		})) {
			creator.start();
			Latches.await(saved);
			AgentId grace = program.worlds().get(world).getAgents().getLast().getId();
			Thread deleter = Thread.ofPlatform().start(() -> edit(() -> program.worlds().deleteAgent(world, grace)));
			// It ends, which is wrong, or it waits.
			deleter.join(500);
			goOn.countDown();
			Latches.await(both);
			deleter.join();
			creator.join();
		}
		assertThat(heard).extracting(WorldEvent::kind).containsExactly("agent-created", "agent-deleted");
	}

	private interface Edit {
		void run() throws RefusedException;
	}

	private static void edit(Edit edit) {
		try {
			edit.run();
		} catch (RefusedException e) {
			throw new AssertionError(e);
		}
	}

	private static void awaitOrFail(CountDownLatch latch) {
		try {
			Latches.await(latch);
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}
}
