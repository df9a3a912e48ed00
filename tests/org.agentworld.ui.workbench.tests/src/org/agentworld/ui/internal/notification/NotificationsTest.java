package org.agentworld.ui.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent.ActivityChanged;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.conversation.Activity;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.TestEngine;
import org.agentworld.ui.internal.editor.ChatEditor;
import org.agentworld.ui.internal.editor.ChatEditorInput;
import org.agentworld.ui.internal.editor.EventLoop;
import org.agentworld.ui.internal.preferences.PreferenceValues;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The popup over the real workbench, with the demo world's agents. */
class NotificationsTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
	private final Program program = Program.of(PlatformUI.getWorkbench());
	private final Shell window = page.getWorkbenchWindow().getShell();

	@BeforeEach
	void beginWithNothing() {
		window.forceActive();
		EventLoop.until(() -> "the window is not active", () -> window.getDisplay().getActiveShell() != null);
		popup().ifPresent(Shell::close);
	}

	@AfterEach
	void closeAll() throws RefusedException {
		PreferenceValues.restore();
		popup().ifPresent(Shell::close);
		page.closeAllEditors(false);
		if (program.worlds().named("Broken").isPresent()) {
			program.worlds().delete(program.worlds().named("Broken").orElseThrow().getId());
		}
	}

	@Test
	void theChatInFrontIsNotToldOfButTheOtherIs() throws RefusedException {
		ChatAddress inFront = chat("in front");
		ChatAddress behind = chat("behind");
		ChatEditor.open(page, inFront, "in front");

		askUntilIdle(inFront);
		askUntilIdle(behind);
		awaitLine(">behind</a> in Demo");

		assertThat(lines()).noneMatch(line -> line.contains(">in front<"));
	}

	@Test
	void severalAreOnePopupAndAClickOpensTheChat() throws RefusedException {
		ChatAddress first = chat("first");
		askUntilIdle(first);
		askUntilIdle(chat("second"));
		awaitLine(">second<");

		links().stream().filter(link -> link.getText().contains(">first<")).findFirst().orElseThrow()
				.notifyListeners(SWT.Selection, null);

		assertThat(page.getActiveEditor().getEditorInput()).isEqualTo(new ChatEditorInput(first, "first"));
		assertThat(popup()).isEmpty();
	}

	@Test
	void aChatThatThePersonOpensAnotherWayIsNoLongerToldOf() throws RefusedException {
		ChatAddress seen = chat("seen");
		askUntilIdle(seen);
		askUntilIdle(chat("unseen"));
		awaitLine(">unseen<");
		assertThat(lines()).anyMatch(line -> line.contains(">seen<"));

		ChatEditor.open(page, seen, "seen");
		EventLoop.until(() -> "shown: " + lines(), () -> lines().stream().noneMatch(line -> line.contains(">seen<")));

		assertThat(lines()).anyMatch(line -> line.contains(">unseen<"));
	}

	@Test
	void aChatThatThePersonOpensInASecondWindowIsNoLongerToldOf() throws RefusedException, WorkbenchException {
		IWorkbenchWindow second = PlatformUI.getWorkbench().openWorkbenchWindow(null);
		try {
			second.getShell().forceActive();
			EventLoop.until(() -> "the second window is not active",
					() -> PlatformUI.getWorkbench().getActiveWorkbenchWindow() == second);
			ChatAddress seen = chat("seen");
			askUntilIdle(seen);
			askUntilIdle(chat("unseen"));
			awaitLine(">unseen<");
			assertThat(lines()).anyMatch(line -> line.contains(">seen<"));

			ChatEditor.open(second.getActivePage(), seen, "seen");
			EventLoop.until(() -> "shown: " + lines(), () -> lines().stream().noneMatch(line -> line.contains(">seen<")));

			assertThat(lines()).anyMatch(line -> line.contains(">unseen<"));
		} finally {
			second.getActivePage().closeAllEditors(false);
			second.close();
		}
	}

	/** As a new chat is by its model, some time after its first answer. */
	@Test
	void aChatThatIsRenamedIsToldOfByItsNewName() throws RefusedException {
		ChatAddress renamed = chat("before");
		askUntilIdle(renamed);
		askUntilIdle(chat("unseen"));
		awaitLine(">before<");

		TestEngine.get(program.chats().rename(renamed.chat(), "afterwards"));
		awaitLine(">afterwards<");

		assertThat(lines()).noneMatch(line -> line.contains(">before<")).anyMatch(line -> line.contains(">unseen<"));
	}

	@Test
	void endsAndFailuresAreSetOneByOne() throws RefusedException {
		PreferenceValues.notify(false, true);
		askUntilIdle(chat("unwanted"));
		askUntilIdle(chatThatFails());
		awaitLine(">fails</a> in Broken failed: ");

		assertThat(lines()).noneMatch(line -> line.contains(">unwanted<"));
	}

	/** In a world whose agent has no connection to answer with. */
	private ChatAddress chatThatFails() throws RefusedException {
		World draft = ModelFactory.eINSTANCE.createWorld();
		draft.setName("Broken");
		draft.setConnection("missing");
		draft.getAgents().add(TestEngine.agent("Ada"));
		World broken = program.worlds().create(draft);
		return new ChatAddress(broken.getId(), program.chats().create(broken.getId(), "fails").getId());
	}

	private ChatAddress chat(String name) throws RefusedException {
		World demo = program.worlds().named("Demo").orElseThrow();
		Chat chat = program.chats().create(demo.getId(), name);
		return new ChatAddress(demo.getId(), chat.getId());
	}

	/** Notices come in the order of the events: that of a chat which is asked after this one comes after this one's. */
	private void askUntilIdle(ChatAddress chat) {
		List<Activity> seen = new ArrayList<>();
		try (EventSubscription _ = program.subscriptions().subscribe(chat, new EventListener<>() {
			@Override
			public void onEvent(ChatEvent event) {
				if (event instanceof ActivityChanged changed) {
					window.getDisplay().asyncExec(() -> seen.add(changed.activity()));
				}
			}

			@Override
			public void onOverflow() {
				throw new AssertionError("too slow");
			}
		})) {
			program.chats().send(chat.chat(), "Tell me about cherries.");
			EventLoop.until(() -> "activities: " + seen, () -> seen.contains(Activity.IDLE));
		}
	}

	/** What earlier tests did may be told in between. */
	private void awaitLine(String text) {
		EventLoop.until(() -> "shown: " + lines(), () -> lines().stream().anyMatch(line -> line.contains(text)));
	}

	private List<String> lines() {
		return links().stream().map(Link::getText).toList();
	}

	private List<Link> links() {
		List<Link> found = new ArrayList<>();
		popup().ifPresent(shell -> collect(shell, found));
		return found;
	}

	/** The only shell beside the windows that has links. */
	private Optional<Shell> popup() {
		return Arrays.stream(window.getDisplay().getShells()).filter(shell -> !isWindow(shell)).filter(shell -> {
			List<Link> found = new ArrayList<>();
			collect(shell, found);
			return !found.isEmpty();
		}).findFirst();
	}

	private static boolean isWindow(Shell shell) {
		return Arrays.stream(PlatformUI.getWorkbench().getWorkbenchWindows()).anyMatch(window -> window.getShell() == shell);
	}

	private static void collect(Control control, List<Link> found) {
		if (control instanceof Link link) {
			found.add(link);
		} else if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				collect(child, found);
			}
		}
	}
}
