package org.agentworld.ui.internal.notification;

import java.util.Optional;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.ChatRenamed;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.ui.internal.editor.ChatEditor;
import org.agentworld.ui.internal.editor.ChatEditorInput;
import org.agentworld.ui.internal.preferences.Preferences;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UiExecutor;
import org.eclipse.swt.events.ShellListener;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows notices of chats that are not in front, all in one popup, from its creation until it is closed. */
public final class Notifications implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
	/** A popup takes the window some 50 ms: chats that end at about the same time are told of by one. */
	private static final int GATHER_MILLIS = 500;

	private final IWorkbench workbench;
	private final Program program;
	private final Preferences preferences;
	private final UiExecutor ui;
	private final EventSubscription subscription;
	private final NoticeList unseen = new NoticeList();
	private final IWindowListener laterWindows = new LaterWindows();
	private Optional<NoticePopup> popup = Optional.empty();
	private boolean gathering;
	private boolean closed;

	/** On the UI thread, as all its methods. */
	public Notifications(IWorkbench workbench) {
		this.workbench = workbench;
		program = Program.of(workbench);
		preferences = Preferences.of(workbench);
		ui = new UiExecutor(workbench.getDisplay());
		subscription = program.subscriptions().subscribeToOverview(new Feed());
		for (IWorkbenchWindow window : workbench.getWorkbenchWindows()) {
			watch(window);
		}
		workbench.addWindowListener(laterWindows);
	}

	private void watch(IWorkbenchWindow window) {
		window.getPartService().addPartListener(new Fronts());
		window.getShell().addShellListener(ShellListener.shellActivatedAdapter(_ -> ui.execute(this::dropSeen)));
	}

	private boolean wanted(Notice notice) {
		return switch (notice.kind()) {
			case ENDED, WAITING -> preferences.notifiesOfEnds();
			case FAILED -> preferences.notifiesOfFailures();
		};
	}

	private void show(ShownNotice notice) {
		if (closed || isInFront(notice.notice().chat())) {
			return;
		}
		unseen.add(notice);
		showSoon();
	}

	/** A new chat gets its name after its first answer, which has been told of by then. */
	private void rename(ChatAddress chat, String name) {
		if (!closed && unseen.rename(chat, name)) {
			showSoon();
		}
	}

	private void showSoon() {
		if (!gathering) {
			gathering = true;
			// A timer may run inside a page's own event loop, which would wait for the popup.
			workbench.getDisplay().timerExec(GATHER_MILLIS, () -> ui.execute(this::showGathered));
		}
	}

	private void showGathered() {
		gathering = false;
		if (!closed) {
			showUnseen();
		}
	}

	private void showUnseen() {
		closePopup();
		if (!unseen.isEmpty()) {
			popup = Optional.of(new NoticePopup(workbench.getDisplay(), unseen, this::open, this::popupClosed));
		}
	}

	/** The person may have gone to a chat by another way than its notice. */
	private void dropSeen() {
		if (!closed && inFront().filter(unseen::remove).isPresent()) {
			showUnseen();
		}
	}

	private boolean isInFront(ChatAddress chat) {
		return inFront().filter(chat::equals).isPresent();
	}

	/** The chat in the active editor of a window in which the person works now. */
	private Optional<ChatAddress> inFront() {
		if (workbench.getDisplay().getActiveShell() == null) {
			return Optional.empty();
		}
		return Optional.ofNullable(workbench.getActiveWorkbenchWindow()).map(IWorkbenchWindow::getActivePage)
				.map(IWorkbenchPage::getActiveEditor).map(IEditorPart::getEditorInput)
				.filter(ChatEditorInput.class::isInstance).map(input -> ((ChatEditorInput) input).chat());
	}

	private void open(ShownNotice notice) {
		closePopup();
		unseen.clear();
		IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
		window.getShell().setMinimized(false);
		window.getShell().forceActive();
		ChatEditor.open(window.getActivePage(), notice.notice().chat(), notice.chat());
	}

	/** Told of every popup that goes; {@link #popup} is still there if it was not us who closed it. */
	private void popupClosed() {
		if (popup.isPresent()) {
			popup = Optional.empty();
			unseen.clear();
		}
	}

	/** Without taking the notices for seen. */
	private void closePopup() {
		Optional<NoticePopup> open = popup;
		popup = Optional.empty();
		open.ifPresent(NoticePopup::close);
	}

	@Override
	public void close() {
		closed = true;
		workbench.removeWindowListener(laterWindows);
		subscription.close();
		closePopup();
	}

	private final class LaterWindows implements IWindowListener {

		@Override
		public void windowOpened(IWorkbenchWindow window) {
			watch(window);
		}

		@Override
		public void windowActivated(IWorkbenchWindow window) {
			// The shell says so.
		}

		@Override
		public void windowDeactivated(IWorkbenchWindow window) {
			// What is unseen stays so.
		}

		@Override
		public void windowClosed(IWorkbenchWindow window) {
			// Its listeners go with it.
		}
	}

	private final class Fronts implements IPartListener2 {
		@Override
		public void partActivated(IWorkbenchPartReference reference) {
			ui.execute(Notifications.this::dropSeen);
		}
	}

	/** Decides and reads names on the thread of the subscription, which may be slow. */
	private final class Feed implements EventListener<Object> {

		private final Notices notices = new Notices();

		@Override
		public void onEvent(Object event) {
			if (event instanceof ChatRenamed renamed) {
				ui.execute(() -> rename(renamed.address(), renamed.name()));
			} else if (event instanceof ChatEvent of) {
				notices.of(of).filter(Notifications.this::wanted).ifPresent(this::name);
			}
		}

		private void name(Notice notice) {
			try {
				ShownNotice named = new ShownNotice(notice, program.chats().get(notice.chat().chat()).getName(),
						program.worlds().get(notice.chat().world()).getName());
				ui.execute(() -> show(named));
			} catch (RefusedException e) {
				LOG.info("There is no notification of chat {}: {}", notice.chat().chat(), e.getMessage());
			}
		}

		@Override
		public void onOverflow() {
			notices.forget();
		}
	}
}
