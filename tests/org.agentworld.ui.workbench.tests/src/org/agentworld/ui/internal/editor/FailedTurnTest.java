package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.agentworld.core.ConnectionPreset;
import org.agentworld.core.ConnectionPreset.KeyUse;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.MemoryKeyring;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.TestServices;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.Script;
import org.agentworld.ui.internal.Controls;
import org.agentworld.ui.internal.connection.Dialogs;
import org.agentworld.ui.internal.definition.AgentEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person can do where a turn failed or waits, in its chat. */
class FailedTurnTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final MemoryKeyring keyring = new MemoryKeyring();
	private volatile boolean busy;
	private final ModelServer server = ModelServer.start(asked -> busy
			? Script.status(503, Map.of("Retry-After", "60"), "{\"error\":{\"message\":\"Overloaded.\"}}")
			: asked.authorization().equals(Optional.of("Bearer right")) ? Script.answer("At last.")
					: Script.error(401, "Incorrect API key provided."));

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> new TestEngine(folder, new TestServices(), keyring));

	@AfterEach
	void close() {
		server.close();
	}

	@Test
	void aKeyIsEnteredInPlaceAndTheTurnTriedAgain() throws RefusedException {
		EditorPage editor = ask(settings -> {
		});
		editor.awaitText("Enter key…");

		Dialogs.whenOpen("Key", dialog -> enter(dialog, "right"));
		click(editor, "key");

		editor.awaitIdleWith("At last.");
		editor.awaitText("tokens: 11 in, 7 out");
		assertThat(keyring.kept("compatible")).contains("right");
		assertThat(editor.transcript()).doesNotContain("Enter key…");
	}

	@Test
	void aVariableOfTheEnvironmentIsNamed() throws RefusedException {
		EditorPage editor = ask(settings -> {
			settings.setKeySource(KeySource.ENVIRONMENT);
			settings.setKeyVariable("NO_SUCH_VARIABLE_FOR_TESTS");
		});
		editor.awaitText("NO_SUCH_VARIABLE_FOR_TESTS");
		editor.awaitText("Enter key…");

		Dialogs.whenOpen("Key", dialog -> {
			assertThat(Controls.in(dialog, Text.class)).extracting(Text::getText)
					.anyMatch(text -> text.contains("NO_SUCH_VARIABLE_FOR_TESTS"));
			enter(dialog, "right");
		});
		click(editor, "key");

		editor.awaitIdleWith("At last.");
	}

	@Test
	void whoseConnectionIsMissingIsEditedFromTheChat() {
		ChatAddress chat = window.chat("lost");
		EditorPage editor = window.open(chat);
		editor.send("Hello?");
		editor.awaitText("Edit agent");

		click(editor, "agent");

		EventLoop.until(() -> "in front is " + window.page().getActiveEditor(),
				() -> window.page().getActiveEditor() instanceof AgentEditor);
	}

	@Test
	void aTurnThatWaitsSaysWhyAndForHowLongAndIsStopped() throws RefusedException {
		busy = true;
		EditorPage editor = ask(settings -> settings.setRetries(1));

		editor.awaitText("Asks again by itself");
		editor.awaitLabel("asks again in ");
		assertThat(editor.evaluate("return document.querySelectorAll('.entry.running.waiting').length")).isEqualTo(1.0);
		editor.click("Stop");
		editor.awaitText("Stopped.");

		EventLoop.until(() -> editor.labels().toString(),
				() -> editor.labels().stream().noneMatch(label -> label.contains("asks again")));
		assertThat(server.asked()).hasSize(1);
	}

	@Test
	void aTurnThatWaitsForTheKeyringSaysSoAndIsStopped() throws Exception {
		EditorPage editor = ask(settings -> settings.setKeySource(KeySource.KEYRING), keyring::hold);

		editor.awaitText("Waits for the keyring of this computer");
		editor.awaitLabel("waits for the keyring");
		editor.click("Stop");
		editor.awaitText("Stopped.");

		EventLoop.until(() -> editor.labels().toString(),
				() -> editor.labels().stream().noneMatch(label -> label.contains("waits for")));
		keyring.release();
		assertThat(server.asked()).isEmpty();
	}

	private EditorPage ask(Consumer<ConnectionSettings> more) throws RefusedException {
		return ask(more, () -> {
		});
	}

	private EditorPage ask(Consumer<ConnectionSettings> more, Runnable beforeAsking) throws RefusedException {
		ConnectionSettings draft = new ConnectionPreset("compatible", "Compatible", "openai", server.baseUrl().toString(),
				KeyUse.OPTIONAL, "", "", false, "model", false).draft();
		more.accept(draft);
		window.engine().engine().connections().create(draft, Optional.empty());
		ChatAddress chat = window.engine().chat(
				window.engine().world("Failing", world -> world.setConnection("compatible"), "Ada"), "failing");
		EditorPage editor = window.open(chat);
		beforeAsking.run();
		editor.send("Hello?");
		return editor;
	}

	private static void click(EditorPage editor, String action) {
		editor.evaluate("document.querySelector('.action." + action + "').click(); return ''");
	}

	private static void enter(Shell dialog, String key) {
		Text text = Controls.in(dialog, Text.class).stream().filter(one -> (one.getStyle() & SWT.PASSWORD) != 0).findFirst()
				.orElseThrow();
		assertThat(text.getText()).isEmpty();
		text.setText(key);
		Dialogs.press(dialog, "Save and Try Again");
	}
}
