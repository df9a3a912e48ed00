package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;

import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whose turn it is, over a UI thread and a background that the test moves on. */
class RefresherTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final Ui ui = new Ui();
	private final Queue<Runnable> background = new ArrayDeque<>();
	private final List<String> shown = new ArrayList<>();
	private final List<Part> parts = new ArrayList<>();
	private Refresher refresher;

	@BeforeEach
	void open() {
		refresher = new Refresher(ui, background::add);
	}

	@Test
	void sleepsWhileNothingIsNew() {
		part("a");
		runAll();
		assertThat(ui.tasks).isEmpty();
		refresher.wake();
		runAll();
		assertThat(shown).isEmpty();
		assertThat(ui.tasks).isEmpty();
	}

	@Test
	void oneATurnAndAllInTurn() {
		for (String name : List.of("a", "b", "c")) {
			part(name).pieces = 3;
		}
		refresher.wake();
		runAll();
		assertThat(shown).containsExactly("a", "b", "c", "a", "b", "c", "a", "b", "c");
		assertThat(ui.most).as("shown in one go").isEqualTo(1);
		assertThat(ui.tasks).as("nothing is left, so nothing wakes it").isEmpty();
	}

	@Test
	void whatShowingTakesIsPartOfThePeriod() {
		Part part = part("a");
		part.pieces = 3;
		part.takes = 10;
		refresher.wake();
		runAll();
		assertThat(ui.waits).as("prepared, shown, prepared, ...").containsExactly(3, 40, 3, 40, 3, 40);
	}

	@Test
	void whoTakesLongLeavesTimeToOthers() {
		Part part = part("a");
		part.pieces = 2;
		part.takes = 1_000;
		refresher.wake();
		runAll();
		assertThat(ui.waits).containsExactly(3, 3, 3, 3);
	}

	@Test
	void noMoreIsPreparedThanCanBeShownSoon() {
		for (String name : List.of("a", "b", "c", "d", "e")) {
			part(name).pieces = 3;
		}
		refresher.wake();
		while (ui.hasNext()) {
			runBackground();
			ui.next();
			assertThat(parts.stream().filter(part -> part.preparing || part.prepared)).as("grows old while it waits")
					.hasSizeLessThanOrEqualTo(2);
		}
		assertThat(shown).hasSize(15);
	}

	@Test
	void whoIsPreparedSlowlyHoldsUpNobody() {
		Part slow = part("slow");
		Part slower = part("slower");
		Part quick = part("quick");
		slow.pieces = 1;
		slower.pieces = 1;
		quick.pieces = 2;
		slow.stuck = true;
		slower.stuck = true;
		refresher.wake();
		for (int i = 0; i < 20; i++) {
			runBackground();
			ui.next();
		}
		assertThat(shown).containsExactly("quick", "quick");
		slow.stuck = false;
		slower.stuck = false;
		runAll();
		assertThat(shown).containsExactlyInAnyOrder("quick", "quick", "slow", "slower");
	}

	@Test
	void whoBecomesDueWhileItFallsAsleepIsSeen() {
		Part part = part("a");
		refresher.wake();
		part.onAsked = () -> {
			// As a chat's thread does it, in the moment in which nothing seems to be due.
			part.onAsked = () -> { };
			part.pieces = 1;
			refresher.wake();
			part.hidden = true;
		};
		runAll();
		part.hidden = false;
		refresher.wake();
		runAll();
		assertThat(shown).containsExactly("a");
	}

	@Test
	void aTurnInsideATurnWaits() {
		Part outer = part("outer");
		outer.pieces = 1;
		part("inner").pieces = 1;
		outer.onShown = () -> {
			// A browser runs the event loop while it executes.
			refresher.wake();
			ui.next();
			assertThat(shown).doesNotContain("inner");
		};
		refresher.wake();
		runAll();
		assertThat(shown).containsExactly("outer", "inner");
	}

	@Test
	void aFaultOfOneIsNotTheEndForTheOthers() {
		Part faulty = part("faulty");
		faulty.pieces = 1;
		part("sound").pieces = 1;
		faulty.onShown = () -> {
			throw new IllegalStateException("broken");
		};
		refresher.wake();
		assertThatThrownBy(this::runAll).hasMessage("broken");
		runAll();
		assertThat(shown).containsExactly("faulty", "sound");
	}

	private Part part(String name) {
		Part part = new Part(name);
		parts.add(part);
		refresher.add(part);
		return part;
	}

	private void runAll() {
		while (ui.hasNext()) {
			runBackground();
			ui.next();
		}
	}

	private void runBackground() {
		List<Runnable> due = List.copyOf(background);
		background.clear();
		due.forEach(Runnable::run);
	}

	private final class Part implements Refresher.Refreshed {

		private final String name;
		private int pieces;
		private boolean preparing;
		private boolean prepared;
		private boolean stuck;
		private int takes;
		private boolean hidden;
		private Runnable onShown = () -> { };
		private Runnable onAsked = () -> { };

		Part(String name) {
			this.name = name;
		}

		@Override
		public boolean isDue() {
			boolean due = pieces > 0 && !hidden;
			onAsked.run();
			return due;
		}

		@Override
		public boolean prepare(Executor executor) {
			if (preparing || prepared) {
				return prepared;
			}
			preparing = true;
			executor.execute(this::prepared);
			return true;
		}

		private void prepared() {
			if (stuck) {
				background.add(this::prepared);
			} else {
				preparing = false;
				prepared = true;
			}
		}

		@Override
		public boolean refresh() {
			if (!prepared) {
				return false;
			}
			prepared = false;
			pieces--;
			shown.add(name);
			ui.shownNow++;
			ui.millis += takes;
			onShown.run();
			return true;
		}
	}

	/** What the UI thread has to do. */
	private static final class Ui implements Refresher.UiThread {

		private final Queue<Runnable> tasks = new ArrayDeque<>();
		private final List<Integer> waits = new ArrayList<>();
		private long millis;
		private int shownNow;
		private int most;

		@Override
		public void soon(Runnable task) {
			tasks.add(task);
		}

		@Override
		public void after(int wait, Runnable task) {
			tasks.remove(task);
			tasks.add(task);
			waits.add(wait);
		}

		@Override
		public long nanoTime() {
			return millis * 1_000_000;
		}

		boolean hasNext() {
			return !tasks.isEmpty();
		}

		void next() {
			if (hasNext()) {
				shownNow = 0;
				try {
					tasks.remove().run();
				} finally {
					most = Math.max(most, shownNow);
				}
			}
		}
	}
}
