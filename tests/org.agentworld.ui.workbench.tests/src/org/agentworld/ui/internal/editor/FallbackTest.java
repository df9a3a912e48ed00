package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.events.id.TurnId;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.TestEngine;
import org.agentworld.ui.internal.picture.Thumbnail;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.transcript.MessageAction;
import org.agentworld.ui.internal.viewmodel.ChatViewModels;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry.Written;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without a browser widget, or when its process ends, the transcript goes on as plain text and says why. */
class FallbackTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final ScriptedProvider model = new ScriptedProvider();

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> new TestEngine(folder, model));

	@Test
	void withoutABrowserWidgetTheTranscriptIsPlainTextAndSaysWhatIsMissing() {
		ChatAddress chat = window.chat("no browser");
		Shell shell = new Shell(Display.getCurrent());
		shell.setLayout(new FillLayout());
		try (ChatViewModels.Use use = Program.of(window.window()).viewModels().use(chat)) {
			TranscriptArea area = new TranscriptArea(shell, use.model(), window.window().getService(Refresher.class),
					new HiddenPages(), (_, _) -> {
						throw new SWTError(SWT.ERROR_NO_HANDLES, "libwebkit is not there");
					}, new NoActions());
			shell.open();
			area.setVisible(true);
			StyledText text = (StyledText) area.view().orElseThrow().control();

			window.engine().send(chat, "What do you see?");
			ScriptedProvider.Call call = model.nextCall(chat.chat()).text("Plain *words*, ");
			EventLoop.until(text::getText, () -> text.getText().contains("Plain *words*, "));
			call.text("and more.").end();
			EventLoop.until(text::getText,
					() -> text.getText().equals("You\nWhat do you see?\n\nAda\nPlain *words*, and more.\n\n"));

			Label notice = (Label) area.control().getChildren()[0];
			assertThat(notice.isVisible()).isTrue();
			assertThat(notice.getText()).contains("plain text", "libwebkit is not there", "Install");
			assertThat(text.getEditable()).isFalse();
			area.close();
		} finally {
			shell.dispose();
		}
	}

	@Test
	void pageWhoseProcessEndsBecomesPlainTextAndTheAnswerGoesOn() {
		ChatAddress chat = window.chat("crash");
		EditorPage editor = window.open(chat);
		editor.send("Before the crash");
		ScriptedProvider.Call call = model.nextCall(chat.chat()).text("first, ");
		editor.awaitText("first,");
		List<ProcessHandle> pages = webProcesses();
		assertThat(pages).as("the processes of this program's pages").isNotEmpty();

		pages.forEach(ProcessHandle::destroyForcibly);
		call.text("second, ");
		EventLoop.until(() -> "a plain-text transcript",
				() -> editor.editor().transcript().view().orElseThrow().control() instanceof StyledText);
		call.text("third.").end();
		editor.awaitIdleWith("first, second, third.");
		editor.awaitLabel("its page has ended unexpectedly");

		EventLoop.until(editor::transcript,
				() -> editor.transcript().equals("You\nBefore the crash\n\nAda\nfirst, second, third.\n\n"));
		editor.send("After the crash");
		model.nextCall(chat.chat()).text("All is well.").end();
		editor.awaitIdleWith("All is well.");
		window.close(editor);
		EditorPage again = window.open(chat);
		again.awaitLastOf("agent", "All is well.");
	}

	@Test
	void messagesAreEditedAndAnsweredAgainInPlainTextByCommands() {
		ChatAddress chat = window.chat("commands");
		EditorPage editor = window.open(chat);
		editor.send("question");
		model.nextCall(chat.chat()).text("first").end();
		editor.awaitIdleWith("first");
		webProcesses().forEach(ProcessHandle::destroyForcibly);

		editor.command("answerAgain");
		EventLoop.until(() -> "a plain-text transcript",
				() -> editor.editor().transcript().view().orElseThrow().control() instanceof StyledText);
		EventLoop.until(() -> "no call", () -> model.hasCall(chat.chat()));
		model.nextCall(chat.chat()).text("second").end();
		editor.awaitText("second\n[2 of 2]");
		editor.command("previousAnswer");
		editor.awaitText("first\n[1 of 2]");
		editor.command("useAnswer");
		EventLoop.until(editor::transcript, () -> window.engine().snapshot(chat.chat()).page().messages().getLast().text()
				.equals("first"));

		editor.command("previousMessage");
		editor.command("previousMessage");
		EventLoop.until(() -> "the question has no keyboard", () -> editor.editor().transcript().focused()
				.filter(written -> written.message().text().equals("question")).isPresent());
		editor.command("editMessage");
		editor.awaitComposer("question");
	}

	/** Of this virtual machine alone: other programs have such processes too. */
	private static List<ProcessHandle> webProcesses() {
		return ProcessHandle.current().descendants()
				.filter(process -> process.info().command().orElse("").endsWith("WebKitWebProcess")).toList();
	}

	private static final class NoActions implements TranscriptArea.Actions {

		@Override
		public void retry(TurnId turn) {
			throw new AssertionError("nobody retries");
		}

		@Override
		public void dismiss(TurnId turn) {
			throw new AssertionError("nobody dismisses");
		}

		@Override
		public void onMessage(MessageAction action, Written message) {
			throw new AssertionError("nobody asks");
		}

		@Override
		public void open(Attachment file) {
			throw new AssertionError("nobody asks");
		}

		@Override
		public void save(Attachment file) {
			throw new AssertionError("nobody asks");
		}

		@Override
		public CompletableFuture<Optional<Thumbnail>> picture(Attachment file) {
			throw new AssertionError("nobody asks");
		}

		@Override
		public void enterKey(TurnId turn) {
			throw new AssertionError("nobody asked for that");
		}

		@Override
		public void editAgent(TurnId turn) {
			throw new AssertionError("nobody asked for that");
		}

		@Override
		public void showConnections() {
			throw new AssertionError("nobody asked for that");
		}

		@Override
		public void showPlugIns() {
			throw new AssertionError("nobody asked for that");
		}

		@Override
		public void dragged() {
			throw new AssertionError();
		}

		@Override
		public CompletableFuture<Void> loadOlder() {
			return CompletableFuture.completedFuture(null);
		}

		@Override
		public void scrolled() {
			// Plain text does not tell.
		}

		@Override
		public void found(boolean any) {
			throw new AssertionError("nobody searches");
		}
	}
}
