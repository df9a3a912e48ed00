package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.Usage;
import org.agentworld.spi.provider.ModelOutput;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.TestEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A person in a hurry: some hundred random actions, while the models dawdle and fail. Then every editor shows what the
 * store has. Repeat a run with {@code -Dtest.vmargs=-Dseed=<printed seed>}.
 */
class RandomUiActionsTest {

	private static final int ACTIONS = 300;
	private static final int FEWEST_CHATS = 5;
	private static final int LONGEST_PAUSE_NANOS = 5_000_000;

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> new TestEngine(folder, this::answer));

	private final long seed = Long.getLong("seed", System.nanoTime());
	private final Random random = new Random(seed);
	private final List<ChatAddress> chats = new ArrayList<>();
	private final Map<ChatAddress, EditorPage> open = new LinkedHashMap<>();
	private int named;

	@BeforeEach
	void open() {
		System.out.println("RandomUiActionsTest: -Dseed=" + seed);
	}

	/** How long it is, how it dawdles and whether it fails depends on the seed and the question. */
	private ModelResult answer(ModelRequest request, ModelOutput output) throws ProviderException, InterruptedException {
		String question = request.prompt().getLast().text();
		Random dawdle = new Random(seed ^ question.hashCode());
		int words = 1 + dawdle.nextInt(40);
		for (int i = 0; i < words; i++) {
			output.text(question + "-" + i + (dawdle.nextInt(8) == 0 ? "\n\n" : " "));
			LockSupport.parkNanos(dawdle.nextInt(LONGEST_PAUSE_NANOS));
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
		}
		if (dawdle.nextInt(5) == 0) {
			throw new ProviderException(TurnError.of(TurnError.Kind.UNAVAILABLE, "The test's model is tired."));
		}
		return new ModelResult(Finish.COMPLETE, Usage.of(1, words));
	}

	@Test
	void everyEditorShowsWhatTheStoreHas() {
		for (int i = 0; i < ACTIONS; i++) {
			act();
			EventLoop.turn();
		}

		for (ChatAddress chat : List.copyOf(chats)) {
			EditorPage editor = openEditor(chat);
			awaitEqual(chat, editor);
			List<String> lived = entries(editor);
			closeEditor(chat);
			EditorPage again = openEditor(chat);
			awaitEqual(chat, again);
			assertThat(entries(again)).as("what a new page shows, with seed " + seed).isEqualTo(lived);
			assertThat(again.editor().getTitle()).isEqualTo(window.engine().snapshot(chat.chat()).name());
		}
	}

	private void act() {
		if (chats.size() < FEWEST_CHATS) {
			chats.add(window.chat("chat " + named++));
		}
		ChatAddress chat = chats.get(random.nextInt(chats.size()));
		switch (random.nextInt(20)) {
			case 0, 1, 2 -> openEditor(chat);
			case 3 -> closeEditor(chat);
			case 4 -> window.engine().chats().rename(chat.chat(), "renamed " + named++);
			case 5 -> delete(chat);
			default -> actIn(openEditor(chat));
		}
	}

	private void actIn(EditorPage editor) {
		switch (random.nextInt(12)) {
			case 0, 1 -> editor.click("Stop");
			case 2 -> clickInPage(editor, "retry");
			case 3 -> clickInPage(editor, "dismiss");
			case 4 -> removeQueued(editor);
			case 5 -> resumeQueue(editor);
			case 6 -> find(editor);
			default -> editor.send("q" + named++);
		}
	}

	private EditorPage openEditor(ChatAddress chat) {
		EditorPage editor = open.get(chat);
		if (editor == null) {
			editor = window.open(chat);
			open.put(chat, editor);
		} else {
			window.page().activate(editor.editor());
			editor.awaitPage();
		}
		return editor;
	}

	private void closeEditor(ChatAddress chat) {
		if (open.containsKey(chat)) {
			window.close(open.remove(chat));
		}
	}

	private void delete(ChatAddress chat) {
		EditorPage editor = open.remove(chat);
		chats.remove(chat);
		TestEngine.get(window.engine().chats().delete(chat.chat()));
		if (editor != null) {
			window.page().activate(editor.editor());
			editor.awaitLabel("was deleted");
			window.close(editor);
		}
	}

	private static void clickInPage(EditorPage editor, String action) {
		editor.evaluate("let button = document.querySelector('.action." + action + "'); if (button) { button.click(); }");
	}

	private static void removeQueued(EditorPage editor) {
		clickItem(editor, item -> item.getToolTipText() != null && item.getToolTipText().startsWith("Remove"));
	}

	private static void resumeQueue(EditorPage editor) {
		clickItem(editor, item -> item.getText().equals("Resume"));
	}

	private static void clickItem(EditorPage editor, Predicate<ToolItem> wanted) {
		editor.find(ToolBar.class).stream().map(ToolBar::getItems).flatMap(Arrays::stream).filter(wanted).findFirst()
				.ifPresent(item -> item.notifyListeners(SWT.Selection, new Event()));
	}

	private static void find(EditorPage editor) {
		editor.editor().openFind();
		Text text = editor.find(Text.class).getFirst();
		text.setText("q");
		Event enter = new Event();
		enter.keyCode = SWT.CR;
		text.notifyListeners(SWT.KeyDown, enter);
	}

	/** What an action began may still be on its way: in the end both are the same. */
	private void awaitEqual(ChatAddress chat, EditorPage editor) {
		EventLoop.until(() -> "seed " + seed + ": page " + entries(editor) + ", store " + stored(chat), () -> {
			ChatSnapshot now = window.engine().snapshot(chat.chat());
			return now.activity() == Activity.IDLE && editor.isIdle() && shown(editor).equals(stored(now));
		});
	}

	/** Messages in their order, then how the turns ended that ended badly. */
	private List<String> stored(ChatAddress chat) {
		return stored(window.engine().snapshot(chat.chat()));
	}

	private static List<String> stored(ChatSnapshot chat) {
		Stream<String> messages = chat.page().messages().stream()
				.map(message -> (message.role() == Role.HUMAN ? "human " : "agent ") + words(message.text()));
		Stream<String> ends = chat.page().turns().stream().map(turn -> turn.state()).filter(state -> state.offersRetry())
				.map(state -> state.name().toLowerCase()).sorted();
		return Stream.concat(messages, ends).toList();
	}

	private static List<String> shown(EditorPage editor) {
		List<String> all = entries(editor);
		Stream<String> messages = all.stream().filter(entry -> entry.startsWith("human ") || entry.startsWith("agent "));
		Stream<String> others = all.stream().filter(entry -> !entry.startsWith("human ") && !entry.startsWith("agent "))
				.map(entry -> entry.split(" ")[0]).sorted();
		return Stream.concat(messages, others).toList();
	}

	/** All entries of the page: look and text. */
	private static List<String> entries(EditorPage editor) {
		return Arrays.stream((Object[]) editor.evaluate("return [...document.querySelectorAll('.entry')].map(entry =>"
				+ " entry.className.replace('entry ', '') + ' ' + entry.querySelector('.blocks').textContent)"))
				.map(entry -> words((String) entry)).toList();
	}

	private static String words(String text) {
		return text.strip().replaceAll("\\s+", " ");
	}
}
