package org.agentworld.ui.internal.editor;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.agentworld.core.ChatManager;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;

/** Asks the engine for what a person does to a chat's queue. Used on the UI thread. */
final class QueueActions implements QueueBar.Actions {

	private final Shell shell;
	private final ChatManager chats;
	private final ChatId chat;
	private final Consumer<Edit> onEdit;
	private final Consumer<CompletableFuture<?>> report;

	/**
	 * @param onEdit lets the person write something anew
	 * @param report says what fails
	 */
	QueueActions(Shell shell, ChatManager chats, ChatId chat, Consumer<Edit> onEdit,
			Consumer<CompletableFuture<?>> report) {
		this.shell = shell;
		this.chats = chats;
		this.chat = chat;
		this.onEdit = onEdit;
		this.report = report;
	}

	@Override
	public void edit(QueuedMessage message) {
		onEdit.accept(new Edit(Messages.QueueBar_editing, Messages.QueueBar_save, message.content(),
				content -> chats.editQueued(chat, message.id(), content).thenApply(_ -> true)));
	}

	@Override
	public void remove(MessageId message) {
		report.accept(chats.removeQueued(chat, message));
	}

	@Override
	public void move(MessageId message, int index) {
		report.accept(chats.moveQueued(chat, message, index));
	}

	@Override
	public void pause() {
		report.accept(chats.pauseQueue(chat));
	}

	@Override
	public void resume() {
		report.accept(chats.resumeQueue(chat));
	}

	@Override
	public void clear(int messages) {
		String question = messages == 1 ? Messages.QueueBar_clearOne : NLS.bind(Messages.QueueBar_clearSeveral, messages);
		if (MessageDialog.open(MessageDialog.CONFIRM, shell, Messages.QueueBar_clearTitle, question, SWT.NONE,
				Messages.QueueBar_clearButton, IDialogConstants.CANCEL_LABEL) == 0) {
			report.accept(chats.clearQueue(chat));
		}
	}
}
