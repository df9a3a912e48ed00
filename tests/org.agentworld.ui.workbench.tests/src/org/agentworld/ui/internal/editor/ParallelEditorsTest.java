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

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final ModelServer server = ModelServer
			.start((ModelServer.Asked asked) -> Script.tokens(asked.lastText() + "-", TOKENS, PACE));

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> TestEngine.connectedTo(server.baseUrl(), Patience.DEFAULT, folder));

	@RegisterExtension
	final FreezeMonitor monitor = new FreezeMonitor(FREEZE);

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

		server.holdUntil(EDITORS);
		// Nothing but the window itself runs on the UI thread meanwhile: no page is asked for its text.
		List<String> freezes = monitor.freezesDuring(() -> {
			for (int i = 0; i < EDITORS; i++) {
				editors.get(i).send("chat" + i);
			}
			EventLoop.until(() -> "all editors working", () -> editors.stream().noneMatch(EditorPage::isIdle));
			EventLoop.until(() -> "all editors idle", () -> editors.stream().allMatch(EditorPage::isIdle));
		});
		for (int i = 0; i < EDITORS; i++) {
			EditorPage editor = editors.get(i);
			String own = "chat" + i;
			editor.awaitLastOf("agent", own + "-" + (TOKENS - 1));
			assertThat(editor.lastOf("agent")).isEqualTo(tokens(own));
			assertThat(editor.lastOf("human")).isEqualTo(own);
			assertThat(editor.transcript()).as("words of other chats").doesNotContainPattern("chat[^" + i + "]-");
		}
		assertThat(freezes).as("what took longer than %s", FREEZE).isEmpty();
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
