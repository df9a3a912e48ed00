package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.agentworld.events.ChatAddress;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.TestEngine;
import org.agentworld.ui.internal.preferences.PreferenceValues;
import org.agentworld.ui.internal.preferences.ThemeChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Another theme while a chat streams: the page takes its colours and loses nothing. */
class ThemeSwitchTest {

	private static final String DARK_PAGE = "rgb(27, 30, 36)";
	private static final String LIGHT_PAGE = "rgb(255, 255, 255)";

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final ScriptedProvider model = new ScriptedProvider();

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> new TestEngine(folder, model));

	@AfterEach
	void close() {
		PreferenceValues.restore();
	}

	@Test
	void pageFollowsTheThemeWhileItStreams() {
		ChatAddress chat = window.chat("theme");
		EditorPage editor = window.open(chat);
		PreferenceValues.choose(ThemeChoice.LIGHT);
		awaitPageColour(editor, LIGHT_PAGE);
		editor.send("go");
		ScriptedProvider.Call call = model.nextCall(chat.chat()).text("in the light, ");
		editor.awaitText("in the light,");

		PreferenceValues.choose(ThemeChoice.DARK);
		call.text("in the dark, ");
		awaitPageColour(editor, DARK_PAGE);
		editor.awaitText("in the dark,");
		PreferenceValues.choose(ThemeChoice.LIGHT);
		call.text("and back.").end();
		awaitPageColour(editor, LIGHT_PAGE);
		editor.awaitLastOf("agent", "and back.");

		assertThat(editor.lastOf("agent")).isEqualTo("in the light, in the dark, and back.");
	}

	private static void awaitPageColour(EditorPage editor, String colour) {
		EventLoop.until(() -> "the page's colour, now " + pageColour(editor), () -> pageColour(editor).equals(colour));
	}

	private static Object pageColour(EditorPage editor) {
		return editor.evaluate("return getComputedStyle(document.body).backgroundColor");
	}
}
