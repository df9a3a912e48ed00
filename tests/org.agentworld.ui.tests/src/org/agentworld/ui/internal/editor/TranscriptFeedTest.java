package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.agentworld.events.ChatAddress;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.TestEngine;
import org.agentworld.ui.internal.picture.Thumbnail;
import org.agentworld.ui.internal.transcript.PageRequest;
import org.agentworld.ui.internal.viewmodel.ChatViewModels;
import org.agentworld.ui.internal.viewmodel.TranscriptChange;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How what is new gets from the view model to the view; rendering runs here when the feed asks for it. */
class TranscriptFeedTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	private final View view = new View();
	private final List<String> told = new ArrayList<>();
	private TestEngine program;
	private ChatViewModels.Use use;
	private TranscriptFeed feed;

	@BeforeEach
	void open() {
		program = new TestEngine(folder, new ScriptedProvider());
		ChatAddress chat = program.chat(program.world("World", "Ada"), "chat");
		use = new ChatViewModels(program.chats()).use(chat);
		Refresher refresher = new Refresher(new Refresher.UiThread() {
			@Override
			public void soon(Runnable task) {
				// The test gives the turns.
			}

			@Override
			public void after(int millis, Runnable task) {
				throw new AssertionError("nobody has a turn");
			}

			@Override
			public long nanoTime() {
				throw new AssertionError("nobody has a turn");
			}
		}, Runnable::run);
		feed = new TranscriptFeed(use.model(), view, refresher, new TranscriptFeed.Listener() {
			@Override
			public void onCaughtUp() {
				told.add("caught up");
			}

			@Override
			public void onFailed(Throwable why) {
				told.add("failed: " + why.getMessage());
			}
		});
	}

	@AfterEach
	void close() {
		feed.close();
		use.close();
		program.close();
	}

	@Test
	void stepsAreShownOneATurnAndThenItIsCaughtUp() {
		assertThat(feed.isDue()).isTrue();
		List<Runnable> background = new ArrayList<>();
		assertThat(feed.prepare(background::add)).isTrue();
		assertThat(feed.prepare(background::add)).as("goes on").isFalse();
		background.forEach(Runnable::run);
		assertThat(background).as("begun once").hasSize(1);
		assertThat(feed.prepare(background::add)).as("is prepared").isTrue();
		assertThat(feed.refresh()).isTrue();
		assertThat(view.shown).isEqualTo(1);
		assertThat(told).isEmpty();
		assertThat(feed.prepare(Runnable::run)).as("another step waits").isTrue();
		assertThat(feed.refresh()).isTrue();
		assertThat(view.shown).isEqualTo(2);
		assertThat(told).containsExactly("caught up");
		assertThat(feed.refresh()).as("nothing is left").isFalse();
	}

	@Test
	void aRenderingThatFailsIsToldOnceAndHoldsUpNothing() {
		view.failure = new IllegalStateException("cannot render this");
		feed.prepare(Runnable::run);
		feed.refresh();
		assertThat(told).singleElement().asString().contains("cannot render this");
		view.failure = null;
		assertThat(feed.refresh()).isFalse();
	}

	@Test
	void whatIsClosedShowsNothingMore() {
		feed.prepare(Runnable::run);
		feed.refresh();
		feed.close();
		assertThat(feed.refresh()).isFalse();
		assertThat(view.shown).isEqualTo(1);
		assertThat(told).isEmpty();
	}

	/** Shows everything in two steps. */
	private static final class View implements TranscriptView {

		private RuntimeException failure;
		private int shown;

		@Override
		public List<Runnable> prepare(List<TranscriptChange> changes) {
			if (failure != null) {
				throw failure;
			}
			return List.of(() -> shown++, () -> shown++);
		}

		@Override
		public Control control() {
			throw new AssertionError("nobody needs the widget");
		}

		@Override
		public void showPicture(String key, int index, Thumbnail picture) {
			throw new AssertionError("nobody asks");
		}

		@Override
		public boolean shows(String key) {
			throw new AssertionError("nobody asks");
		}

		@Override
		public void focus() {
			throw new AssertionError("nobody asks");
		}

		@Override
		public void focusNext(boolean backwards) {
			throw new AssertionError("nobody asks");
		}

		@Override
		public void hasOlder(boolean any) {
			throw new AssertionError("nobody asks");
		}

		@Override
		public void find(String text, boolean backwards) {
			throw new AssertionError("nobody asks");
		}

		@Override
		public void scrollTo(PageRequest.Scrolled place) {
			throw new AssertionError("nobody asks");
		}
	}
}
