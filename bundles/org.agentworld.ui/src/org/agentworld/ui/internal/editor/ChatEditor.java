package org.agentworld.ui.internal.editor;

import java.util.concurrent.CompletableFuture;

import org.agentworld.core.ChatManager;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.conversation.Activity;
import org.agentworld.ui.internal.workbench.Program;
import org.agentworld.ui.internal.workbench.StaticEditor;
import org.agentworld.ui.internal.workbench.UiExecutor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.statushandlers.StatusManager;

/** Shows one chat. Holds widgets; the conversation goes on whether this is open or not. */
public final class ChatEditor extends StaticEditor implements ChatFeed.Surface {

	public static final String ID = "org.agentworld.ui.chatEditor";
	private static final int MARGIN = 8;

	private Label title;
	private Label state;
	private Transcript transcript;
	private Composer composer;
	private UiExecutor ui;
	private EventSubscription subscription;
	private Activity activity = Activity.IDLE;
	private int queued;

	/** Opens the editor of a chat, or brings it to the front. On the UI thread. */
	public static void open(IWorkbenchPage page, ChatAddress chat, String name) {
		try {
			page.openEditor(new ChatEditorInput(chat, name), ID);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.LOG | StatusManager.SHOW);
		}
	}

	@Override
	public void createPartControl(Composite parent) {
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
		Composite header = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(header);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(MARGIN, MARGIN).applyTo(header);
		title = new Label(header, SWT.NONE);
		title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
		state = new Label(header, SWT.NONE);
		transcript = new PlainTranscript(parent);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(transcript.control());
		composer = new Composer(parent, this::send, this::stop);
		ui = new UiExecutor(parent);
		name(getEditorInput().getName());
		showState();
		subscription = chats().follow(chat(), new ChatFeed(this, ui));
	}

	private ChatAddress chat() {
		return ((ChatEditorInput) getEditorInput()).chat();
	}

	private ChatManager chats() {
		return Program.of(getSite()).chats();
	}

	private void send(String message) {
		report(chats().send(chat().chat(), message).thenRunAsync(() -> composer.sent(message), ui));
	}

	/** Cancels what the chat's agents are saying. */
	void stop() {
		report(chats().stop(chat().chat()));
	}

	private void report(CompletableFuture<Void> request) {
		request.whenCompleteAsync((_, failure) -> {
			if (failure != null) {
				Throwable cause = failure.getCause() == null ? failure : failure.getCause();
				composer.refused(cause.getMessage());
			}
		}, ui);
	}

	@Override
	public Transcript transcript() {
		return transcript;
	}

	/** Whether the chat, as this editor shows it, does nothing. */
	boolean isIdle() {
		return activity == Activity.IDLE;
	}

	@Override
	public void name(String name) {
		setPartName(name);
		title.setText(name);
	}

	@Override
	public void activity(Activity now) {
		activity = now;
		composer.working(now != Activity.IDLE);
		showState();
	}

	@Override
	public void queued(int messages) {
		queued = messages;
		showState();
	}

	@Override
	public void end(String why) {
		composer.disable();
		composer.refused(why);
	}

	private void showState() {
		String what = switch (activity) {
			case IDLE -> Messages.ChatEditor_idle;
			case WORKING -> Messages.ChatEditor_working;
			case WAITING_FOR_PERSON -> Messages.ChatEditor_waiting;
			case CANNOT_SAVE -> Messages.ChatEditor_cannotSave;
		};
		state.setText(queued == 0 ? what : NLS.bind(Messages.ChatEditor_queued, what, queued));
		state.getParent().layout();
	}

	@Override
	public void setFocus() {
		composer.setFocus();
	}

	@Override
	public void dispose() {
		if (subscription != null) {
			subscription.close();
		}
		super.dispose();
	}
}
