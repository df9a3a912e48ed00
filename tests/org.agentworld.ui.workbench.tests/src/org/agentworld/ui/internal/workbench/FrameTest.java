package org.agentworld.ui.internal.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.ui.internal.editor.ChatEditor;
import org.agentworld.ui.internal.editor.EventLoop;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.status.WorkingChatsItem;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.StatusLineContributionItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.internal.WorkbenchWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** What is around the editors: title, status line, views, about. */
class FrameTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
	private final Program program = Program.of(PlatformUI.getWorkbench());

	@AfterEach
	void closeEditors() {
		page.closeAllEditors(false);
	}

	@Test
	void theTitleNamesTheChatInFrontByItsNameOfNow() throws RefusedException {
		ChatAddress chat = chat("Plans");
		ChatEditor.open(page, chat, "Plans");
		assertThat(title()).startsWith("Plans – Demo – ");

		program.chats().rename(chat.chat(), "Plans for spring");
		EventLoop.until(this::title, () -> title().startsWith("Plans for spring – Demo – "));

		page.closeAllEditors(false);
		EventLoop.until(this::title, () -> title().equals(Messages.ProgramWindowAdvisor_title));
	}

	@Test
	void theStatusLineCountsTheChatsThatWork() throws RefusedException {
		for (String name : List.of("one", "two")) {
			program.chats().send(chat(name).chat(), "Tell me about plums.");
		}

		EventLoop.until(this::status, () -> status().startsWith("2 "));
		EventLoop.until(this::status, () -> status().isEmpty());
	}

	@Test
	void theStatusLineOfANarrowWindowIsOneLine() {
		Shell shell = page.getWorkbenchWindow().getShell();
		Point before = shell.getSize();
		Composite bar = (Composite) ((WorkbenchWindow) page.getWorkbenchWindow()).getStatusLineManager().getControl();
		Composite trim = bar.getParent();
		while (trim.getParent() != shell) {
			trim = trim.getParent();
		}
		Composite line = trim;
		int height = line.getSize().y;

		shell.setSize(600, 400);
		EventLoop.until(() -> "width " + shell.getSize(), () -> line.getSize().x <= 600);
		EventLoop.until(() -> "height " + line.getSize(), () -> line.getSize().y <= height);
		shell.setSize(before);
		EventLoop.until(() -> "width " + shell.getSize(), () -> line.getSize().x > 600);
	}

	@Test
	void aTabIsNotWiderThanItsNameIsWorth() throws RefusedException {
		ChatAddress chat = chat("A name that is as long as names may be. ".repeat(5).strip());
		ChatEditor.open(page, chat, "short");

		EventLoop.until(() -> page.getActiveEditor().getTitle(),
				() -> page.getActiveEditor().getTitle().equals("A name that is as long as names may be.…"));
		EventLoop.until(() -> page.getActiveEditor().getTitleToolTip(),
				() -> page.getActiveEditor().getTitleToolTip().contains("may be. A name"));
	}

	@Test
	void theWelcomeNamesTheKeysAndStartsAChat() throws CommandException {
		page.getWorkbenchWindow().getService(IHandlerService.class).executeCommand("org.agentworld.ui.welcome", null);
		page.getActiveEditor().setFocus();
		// The button has the focus; it stands in a row of its own.
		Composite content = Display.getCurrent().getFocusControl().getParent().getParent();
		EventLoop.until(() -> "labels " + visible(content, Label.class),
				() -> visible(content, Label.class).stream().map(Label::getText).anyMatch("Ctrl+N"::equals));

		visible(content, Button.class).getFirst().notifyListeners(SWT.Selection, new Event());
		EventLoop.until(() -> "in front is " + page.getActiveEditor().getTitle(),
				() -> page.getActiveEditor() instanceof ChatEditor);
	}

	@Test
	void progressAndErrorLogOpen() throws PartInitException {
		for (String id : List.of("org.eclipse.ui.views.ProgressView", "org.eclipse.pde.runtime.LogView")) {
			assertThat(page.showView(id).getTitle()).as(id).isNotEmpty();
			page.hideView(page.findView(id));
		}
	}

	@Test
	void whatTheProgramLogsStandsInTheErrorLog() {
		log.expect("tried in vain");

		LoggerFactory.getLogger(FrameTest.class).error("tried in vain");

		assertThat(log.errors()).anyMatch(error -> error.startsWith("org.agentworld.app"));
	}

	@Test
	void theAboutTextNamesTheVersion() {
		String about = Platform.getProduct().getProperty("aboutText");

		assertThat(about).startsWith("Agent World Workbench {0}").doesNotContain("%");
		assertThat(System.getProperty("agentworld.version")).matches("\\d+\\.\\d+\\.\\d+");
	}

	private ChatAddress chat(String name) throws RefusedException {
		World demo = program.worlds().named("Demo").orElseThrow();
		Chat chat = program.chats().create(demo.getId(), name);
		return new ChatAddress(demo.getId(), chat.getId());
	}

	private static <C extends Control> List<C> visible(Composite area, Class<C> type) {
		return Arrays.stream(area.getChildren()).filter(Control::isVisible)
				.flatMap(child -> child instanceof Composite inner ? visible(inner, type).stream()
						: Stream.of(child).filter(type::isInstance).map(type::cast))
				.toList();
	}

	private String title() {
		return page.getWorkbenchWindow().getShell().getText();
	}

	private String status() {
		IContributionItem item = ((WorkbenchWindow) page.getWorkbenchWindow()).getStatusLineManager()
				.find(WorkingChatsItem.ID);
		return ((StatusLineContributionItem) item).getText();
	}
}
