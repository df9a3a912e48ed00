package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.TestEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever can get the keyboard in a chat's editor has a name in words, in its widgets and in its page. */
class AccessibleControlsTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final ScriptedProvider model = new ScriptedProvider();

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> new TestEngine(folder, model));

	@Test
	void everyControlOfTheEditorHasAName() throws ReflectiveOperationException {
		ChatAddress chat = window.chat("named");
		EditorPage editor = window.open(chat);
		editor.send("first");
		model.nextCall(chat.chat());
		editor.send("second");
		editor.send("third");
		editor.awaitLabel("2 queued");
		editor.editor().openFind();

		List<String> names = new ArrayList<>();
		for (Control control : editor.find(Control.class)) {
			switch (control) {
				// GTK tells a screen reader the label of a button, and of an item its tool tip beside that.
				case Button button -> names.add(button.getText());
				case ToolBar bar -> Arrays.stream(bar.getItems())
						.filter(item -> (item.getStyle() & SWT.SEPARATOR) == 0).map(ToolItem::getToolTipText).forEach(names::add);
				case Text _, StyledText _, Browser _ -> names.add(name(control));
				default -> {
					// Gets no keyboard.
				}
			}
		}

		assertThat(names).allMatch(AccessibleControlsTest::isInWords);
		assertThat(names).containsExactlyInAnyOrder("Transcript", "Message", "Attach files", "Send", "Stop", "Find in this chat",
				"Find previous", "Find next", "Close the search", "Send none of the waiting messages until you resume",
				"Take all waiting messages out of the queue", "Move up: second", "Move down: second", "Edit: second",
				"Remove from the queue: second", "Move up: third", "Move down: third", "Edit: third",
				"Remove from the queue: third", "Leave it as it is");
	}

	@Test
	void everyControlOfThePageHasAName() {
		ChatAddress chat = window.chat("page");
		EditorPage editor = window.open(chat);
		editor.send("show code");
		// What a page shows from its beginning is nothing new, and not announced.
		editor.awaitText("show code");
		model.nextCall(chat.chat()).text("```java\nint x;\n```\n").fail(TurnError.of(TurnError.Kind.UNAVAILABLE, "Busy."));
		EventLoop.until(() -> "announced: " + announced(editor), () -> announced(editor).contains("Busy."));

		String problems = (String) editor.evaluate("""
				return [...document.querySelectorAll('button, a, summary, [tabindex], [role=log]')]
						.filter(node => !node.hidden && node.offsetParent !== null)
						.filter(node => !/\\p{L}{2}/u.test(node.getAttribute('aria-label') || node.textContent))
						.map(node => node.outerHTML).join('\\n');""");
		Object live = editor.evaluate("return document.getElementById('announcement').getAttribute('aria-live')");
		Object buttons = editor.evaluate("return document.querySelectorAll('.entry button').length");

		assertThat(problems).isEmpty();
		assertThat(live).isEqualTo("polite");
		// Four of either message, copy of the code, retry and dismiss.
		assertThat(buttons).isEqualTo(11.0);
	}

	private static String announced(EditorPage editor) {
		return (String) editor.evaluate("return document.getElementById('announcement').textContent");
	}

	private static boolean isInWords(String name) {
		return name != null && name.codePoints().filter(Character::isLetter).count() > 1;
	}

	/** What a screen reader is told: SWT has no method that gives it. */
	private static String name(Control control) throws ReflectiveOperationException {
		AccessibleEvent event = new AccessibleEvent(control.getAccessible());
		event.childID = ACC.CHILDID_SELF;
		Field listeners = Accessible.class.getDeclaredField("accessibleListeners");
		listeners.setAccessible(true);
		if (listeners.get(control.getAccessible()) instanceof Collection<?> all) {
			all.forEach(listener -> ((AccessibleListener) listener).getName(event));
		}
		return event.result;
	}
}
