package org.agentworld.ui.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent.ActivityChanged;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.conversation.Activity;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.ui.internal.editor.ChatEditor;
import org.agentworld.ui.internal.editor.ChatEditorInput;
import org.agentworld.ui.internal.editor.EventLoop;
import org.agentworld.ui.internal.preferences.PreferenceValues;
import org.agentworld.ui.internal.workbench.Program;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
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
	private final Notifications notifications = Notifications.of(PlatformUI.getWorkbench());

	@BeforeEach
	void beginWithNothing() {
		page.getWorkbenchWindow().getShell().forceActive();
		EventLoop.until(() -> "the window is not active",
				() -> page.getWorkbenchWindow().getShell().getDisplay().getActiveShell() != null);
		notifications.shown().ifPresent(Control::dispose);
	}

	@AfterEach
	void closeAll() {
		PreferenceValues.restore();
		notifications.shown().ifPresent(Control::dispose);
		page.closeAllEditors(false);
	}

	@Test
	void theChatInFrontIsNotToldOfButTheOtherIs() throws RefusedException {
		ChatAddress inFront = chat("in front");
		ChatAddress behind = chat("behind");
		ChatEditor.open(page, inFront, "in front");

		askUntilIdle(inFront);
		askUntilIdle(behind);
		EventLoop.until(() -> "shown: " + lines(), () -> !lines().isEmpty());

		assertThat(lines()).singleElement().asString().contains("behind", "Demo").doesNotContain("in front");
	}

	@Test
	void severalAreOnePopupAndAClickOpensTheChat() throws RefusedException {
		ChatAddress first = chat("first");
		askUntilIdle(first);
		askUntilIdle(chat("second"));
		EventLoop.until(() -> "shown: " + lines(), () -> lines().size() == 2);

		links().getLast().notifyListeners(SWT.Selection, null);

		assertThat(page.getActiveEditor().getEditorInput()).isEqualTo(new ChatEditorInput(first, "first"));
		assertThat(notifications.shown()).isEmpty();
	}

	@Test
	void whatThePersonDoesNotWantIsNotShown() throws RefusedException {
		PreferenceValues.notify(false, true);
		askUntilIdle(chat("unwanted"));
		PreferenceValues.notify(true, true);
		askUntilIdle(chat("wanted"));
		EventLoop.until(() -> "shown: " + lines(), () -> !lines().isEmpty());

		assertThat(lines()).singleElement().asString().contains(">wanted<");
	}

	private ChatAddress chat(String name) throws RefusedException {
		World demo = program.worlds().named("Demo").orElseThrow();
		Chat chat = program.chats().create(demo.getId(), name);
		return new ChatAddress(demo.getId(), chat.getId());
	}

	/**
	 * Returns when the answers are complete and, since its subscription is younger than that of the notifications but not
	 * slower, soon after those were told.
	 */
	private void askUntilIdle(ChatAddress chat) {
		List<Activity> seen = new ArrayList<>();
		try (EventSubscription _ = program.subscriptions().subscribe(chat, new EventListener<>() {
			@Override
			public void onEvent(org.agentworld.events.ChatEvent event) {
				if (event instanceof ActivityChanged changed) {
					page.getWorkbenchWindow().getShell().getDisplay().asyncExec(() -> seen.add(changed.activity()));
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

	private List<String> lines() {
		return links().stream().map(Link::getText).toList();
	}

	private List<Link> links() {
		Optional<Control> popup = notifications.shown();
		List<Link> found = new ArrayList<>();
		popup.ifPresent(shell -> collect(shell, found));
		return found;
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
