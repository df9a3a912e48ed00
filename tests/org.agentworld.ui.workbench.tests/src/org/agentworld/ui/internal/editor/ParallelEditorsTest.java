package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.agentworld.events.ChatAddress;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.Script;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Editors that stream at the same time from a slow server: each shows its own words, and only what is seen works. */
class ParallelEditorsTest {

	private static final int EDITORS = 8;
	private static final int TOKENS = 100;
	private static final Duration PACE = Duration.ofMillis(20);
	private static final Duration FREEZE = Duration.ofMillis(300);
	/** On a loaded machine anything may be held up once. */
	private static final int ROUNDS = 3;

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final ModelServer server = ModelServer
			.start((ModelServer.Asked asked) -> Script.tokens(asked.lastText() + "-", TOKENS, PACE));

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> TestEngine.connectedTo(server.baseUrl(), Patience.DEFAULT, folder));

	@AfterEach
	void close() {
		server.close();
	}

	@Test
	void eightVisibleEditorsShowTheirOwnWordsAndNeverFreezeTheWindow() {
		List<EditorPage> editors = new ArrayList<>();
		for (int i = 0; i < EDITORS; i++) {
			editors.add(window.open(window.chat("chat " + i)));
		}
		tile(editors);

		List<Duration> longest = new ArrayList<>();
		do {
			longest.add(streamInAll(editors, "round" + longest.size()));
		} while (longest.getLast().compareTo(FREEZE) >= 0 && longest.size() < ROUNDS);

		assertThat(longest).as("the longest times between two turns of the event loop")
				.anyMatch(wait -> wait.compareTo(FREEZE) < 0);
	}

	/** @return the longest time between two turns of the event loop, once all were streaming */
	private Duration streamInAll(List<EditorPage> editors, String round) {
		server.holdUntil(EDITORS);
		for (int i = 0; i < EDITORS; i++) {
			editors.get(i).send(round + "chat" + i);
		}
		Duration longest;
		try (UiThreadWatch watch = new UiThreadWatch()) {
			// Nothing but the window itself runs on the UI thread meanwhile: no page is asked for its text.
			EventLoop.until(() -> "all editors idle",
					() -> watch.turns() > TOKENS && editors.stream().allMatch(EditorPage::isIdle));
			longest = watch.longest();
		}
		for (int i = 0; i < EDITORS; i++) {
			EditorPage editor = editors.get(i);
			String own = round + "chat" + i;
			editor.awaitLastOf("agent", own + "-" + (TOKENS - 1));
			assertThat(editor.lastOf("agent")).isEqualTo(tokens(own));
			assertThat(editor.lastOf("human")).isEqualTo(own);
			assertThat(editor.transcript()).as("words of other chats").doesNotContainPattern("chat[^" + i + "]-");
		}
		return longest;
	}

	@Test
	void whatIsHiddenIsNotWorkedOn() {
		ChatAddress behind = window.chat("behind");
		EditorPage hidden = window.open(behind);
		EditorPage front = window.open(window.chat("front"));
		hidden.evaluate("window.changes = 0; new MutationObserver(() => window.changes++).observe(document.body,"
				+ " { childList: true, subtree: true, characterData: true, attributes: true })");

		server.holdUntil(2);
		window.engine().send(behind, "hidden");
		front.send("seen");
		front.awaitLastOf("agent", "seen-" + (TOKENS - 1));
		EventLoop.until(() -> "the hidden chat idle", hidden::isIdle);

		assertThat(hidden.evaluate("return window.changes")).isEqualTo(0.0);
		assertThat(hidden.transcript()).isEmpty();
		window.page().activate(hidden.editor());
		hidden.awaitLastOf("agent", "hidden-" + (TOKENS - 1));
		assertThat(hidden.lastOf("agent")).isEqualTo(tokens("hidden"));
		assertThat(front.lastOf("agent")).isEqualTo(tokens("seen"));
	}

	private static String tokens(String name) {
		return IntStream.range(0, TOKENS).mapToObj(i -> name + "-" + i).collect(Collectors.joining(" "));
	}

	/** Gives each editor a place of its own, four above and four below. */
	private void tile(List<EditorPage> editors) {
		EModelService model = window.window().getService(EModelService.class);
		MPartStack first = (MPartStack) (Object) part(editors.getFirst()).getParent();
		MPartStack below = insert(model, first, EModelService.BELOW, .5f);
		List<MPartStack> stacks = new ArrayList<>(List.of(first, below));
		for (MPartStack row : List.of(first, below)) {
			MPartStack left = row;
			for (int columns = 3; columns > 0; columns--) {
				left = insert(model, left, EModelService.RIGHT_OF, columns / (columns + 1f));
				stacks.add(left);
			}
		}
		for (int i = 0; i < EDITORS; i++) {
			MPart part = part(editors.get(i));
			stacks.get(i).getChildren().add(part);
			stacks.get(i).setSelectedElement(part);
		}
		editors.forEach(editor -> window.page().activate(editor.editor()));
		EventLoop.until(() -> "all editors visible", () -> editors.stream()
				.allMatch(editor -> window.page().isPartVisible(editor.editor()) && editor.browser().isVisible()));
		editors.forEach(EditorPage::awaitPage);
	}

	private static MPartStack insert(EModelService model, MPartStack beside, int where, float share) {
		MPartStack stack = model.createModelElement(MPartStack.class);
		model.insert(stack, beside, where, share);
		return stack;
	}

	private static MPart part(EditorPage editor) {
		return editor.editor().getSite().getService(MPart.class);
	}
}
