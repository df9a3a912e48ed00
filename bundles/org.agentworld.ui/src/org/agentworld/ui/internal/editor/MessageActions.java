package org.agentworld.ui.internal.editor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.agentworld.core.ChatManager;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.spi.store.LogTail;
import org.agentworld.ui.internal.program.Background;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.ShortText;
import org.agentworld.ui.internal.program.UiExecutor;
import org.agentworld.ui.internal.program.UndoableCommand;
import org.agentworld.ui.internal.program.Waiting;
import org.agentworld.ui.internal.transcript.EntryViews;
import org.agentworld.ui.internal.transcript.MessageAction;
import org.agentworld.ui.internal.viewmodel.ChatViewModel;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry.Written;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPartSite;

/** What a person can do with the messages of a chat's log. Used on the UI thread. */
final class MessageActions {

	/** How much of a message its question tells. */
	private static final int LONGEST_QUOTE = 60;
	/** How much of the chat's name that of a branch takes over. */
	private static final int LONGEST_NAME = 180;

	private final IWorkbenchPartSite site;
	private final ChatViewModel model;
	private final Composer composer;
	private final IUndoContext undo;
	private final Consumer<CompletableFuture<?>> report;

	/**
	 * @param undo   what is done here can be undone there as well
	 * @param report says what fails
	 */
	MessageActions(IWorkbenchPartSite site, ChatViewModel model, Composer composer, IUndoContext undo,
			Consumer<CompletableFuture<?>> report) {
		this.site = site;
		this.model = model;
		this.composer = composer;
		this.undo = undo;
		this.report = report;
	}

	/** For a command: the message that has the keyboard, else the last one that the action fits. */
	void act(MessageAction action, Optional<Written> focused) {
		if (focused.isPresent() && !action.fits(focused.get())) {
			composer.show(NLS.bind(Messages.MessageActions_doesNotFit, action.label()));
		} else {
			focused.or(() -> model.lastWritten(action::fits)).ifPresentOrElse(message -> act(action, message),
					() -> composer.show(NLS.bind(Messages.MessageActions_nothing, action.label())));
		}
	}

	void act(MessageAction action, Written message) {
		switch (action) {
			case COPY -> model.textOf(message.key()).ifPresent(this::copy);
			case EDIT -> edit(message.message());
			case AGAIN -> again(message.message());
			case BRANCH -> branch(message.message());
			case DELETE -> delete(message.message());
			case PREVIOUS -> report.accept(model.showAlternative(message, -1));
			case NEXT -> report.accept(model.showAlternative(message, 1));
			case CHOOSE -> report.accept(chats().choose(chat(), message.shown().id()));
			case GO_ON -> report.accept(chats().goOn(chat()));
		}
	}

	private ChatManager chats() {
		return Program.of(site).chats();
	}

	private ChatId chat() {
		return model.address().chat();
	}

	private Shell shell() {
		return site.getShell();
	}

	private void copy(String markdown) {
		Clipboard clipboard = new Clipboard(shell().getDisplay());
		clipboard.setContents(new Object[] { markdown }, new Transfer[] { TextTransfer.getInstance() });
		clipboard.dispose();
	}

	private void edit(Message message) {
		composer.edit(new Edit(Messages.MessageActions_editing, Messages.MessageActions_resend, message.content(),
				content -> resend(message.id(), content)));
	}

	/** Asks first, unless nothing but the message goes. */
	private CompletableFuture<Boolean> resend(MessageId message, List<ContentPart> content) {
		return Background.ask(() -> chats().tail(chat(), message)).thenComposeAsync(tail -> {
			int more = tail.messages().size() - 1;
			if (more > 0 && !confirmed(Messages.MessageActions_resendTitle, count(more, Messages.MessageActions_resendOne,
					Messages.MessageActions_resendSeveral), Messages.MessageActions_resend)) {
				return CompletableFuture.completedFuture(false);
			}
			return chats().editAndResend(chat(), message, content).thenApply(_ -> true);
		}, new UiExecutor(composer.control()));
	}

	private void again(Message answer) {
		after(answer, more -> {
			if (more == 0 || confirmed(Messages.MessageActions_againTitle, count(more, Messages.MessageActions_againOne,
					Messages.MessageActions_againSeveral), Messages.MessageActions_againTitle)) {
				report.accept(chats().regenerate(chat(), answer.id()));
			}
		});
	}

	private void delete(Message message) {
		after(message, more -> {
			String quote = NLS.bind(Messages.MessageActions_quote, EntryViews.author(message),
					ShortText.firstLine(message.text(), LONGEST_QUOTE));
			String question = more == 0 ? Messages.MessageActions_deleteOnly
					: count(more, Messages.MessageActions_deleteOne, Messages.MessageActions_deleteSeveral);
			if (confirmed(Messages.MessageActions_deleteTitle, quote + "\n\n" + question, Messages.MessageActions_delete)) {
				deleteFrom(message.id());
			}
		});
	}

	private void deleteFrom(MessageId message) {
		ChatManager chats = chats();
		ChatId chat = chat();
		AtomicReference<LogTail> gone = new AtomicReference<>();
		UndoableCommand.perform(Messages.MessageActions_deleteTitle, site.getWorkbenchWindow(),
				() -> gone.set(Waiting.on(chats.deleteFrom(chat, message))),
				() -> Waiting.on(chats.restore(chat, gone.get())), undo);
	}

	/** Finds out how many messages follow one. */
	private void after(Message message, Consumer<Integer> then) {
		Background.call(composer.control(), () -> chats().tail(chat(), message.id()), tail -> then.accept(tail.messages().size() - 1),
				composer::show);
	}

	private void branch(Message upTo) {
		String name = NLS.bind(Messages.MessageActions_branchName, ShortText.of(model.status().name(), LONGEST_NAME));
		Background.call(composer.control(), () -> chats().branch(chat(), upTo.id(), name),
				branch -> ChatEditor.open(site.getPage(), new ChatAddress(branch.getWorld(), branch.getId()), branch.getName()),
				composer::show);
	}

	private boolean confirmed(String title, String question, String button) {
		return MessageDialog.open(MessageDialog.CONFIRM, shell(), title, question, SWT.NONE, button,
				IDialogConstants.CANCEL_LABEL) == 0;
	}

	private static String count(int messages, String one, String several) {
		return messages == 1 ? one : NLS.bind(several, messages);
	}
}
