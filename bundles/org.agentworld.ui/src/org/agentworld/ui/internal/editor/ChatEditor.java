package org.agentworld.ui.internal.editor;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.agentworld.core.ChatManager;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.events.conversation.Origin;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.spi.store.EditorState;
import org.agentworld.ui.internal.picture.Thumbnail;
import org.agentworld.ui.internal.preferences.Preferences;
import org.agentworld.ui.internal.program.Background;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.ShortText;
import org.agentworld.ui.internal.program.StaticEditor;
import org.agentworld.ui.internal.program.UiExecutor;
import org.agentworld.ui.internal.theme.Appearance;
import org.agentworld.ui.internal.transcript.MessageAction;
import org.agentworld.ui.internal.viewmodel.ChatStatus;
import org.agentworld.ui.internal.viewmodel.ChatViewModel;
import org.agentworld.ui.internal.viewmodel.ChatViewModels;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry.Written;
import org.eclipse.e4.ui.services.IStylingEngine;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.services.IEvaluationService;
import org.eclipse.ui.statushandlers.StatusManager;

/** Shows one chat. Holds widgets; the conversation goes on whether this is open or not. */
public final class ChatEditor extends StaticEditor {

	public static final String ID = "org.agentworld.ui.chatEditor";

	private static final String CSS_CLASS = "ChatEditor";
	/** A tab that is wider leaves no place for others. */
	private static final int LONGEST_TITLE = 40;

	private final AtomicBoolean statusIsNew = new AtomicBoolean();
	private ChatViewModels.Use use;
	private Runnable endOfStatus;
	private EditorVisibility visibility;
	private UiExecutor ui;
	private ChatTab tab;
	private ChatHeader header;
	private FindBar find;
	private TranscriptArea transcript;
	private QueueBar queue;
	private StarterBar starters;
	private Runnable endOfPlugIns;
	private Composer composer;
	private Sending sending;
	private AttachmentFiles files;
	private String tabToolTip = "";
	private DropPlace dropPlace;
	private MessageActions messages;
	private TurnRepair repair;
	private boolean restored;
	private boolean visible;
	private boolean working;
	private long seen;

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
		Program program = Program.of(getSite());
		getSite().getService(IStylingEngine.class).setClassname(parent, CSS_CLASS);
		ui = new UiExecutor(parent);
		use = program.viewModels().use(((ChatEditorInput) getEditorInput()).chat());
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
		header = new ChatHeader(parent, InstantSource.system(), this::openOrigin);
		find = new FindBar(parent, (text, backwards) -> transcript.find(text, backwards), this::setFocus);
		transcript = new TranscriptArea(parent, model(), getSite().getService(Refresher.class),
				getSite().getService(HiddenPages.class), this::openPage, new TranscriptActions());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(transcript.control());
		queue = new QueueBar(parent, new QueueActions(getSite().getShell(), chats(), chat(), edit -> composer.edit(edit),
				this::report), this::setFocus);
		starters = new StarterBar(parent, this::begin);
		files = new AttachmentFiles(program.engine().attachments());
		composer = new Composer(parent, Preferences.of(getSite()), files,
				new ChatAudience(program.worlds(), model().address().world()), message -> sending.send(message), this::stop);
		sending = new Sending(program.engine(), chat(), composer, () -> model().status().ended());
		composer.onFocus(transcript::forgetFocus);
		dropPlace = new DropPlace(transcript.control());
		composer.intake().acceptDropsOn(parent, dropPlace::left);
		messages = new MessageActions(getSite(), model(), composer,
				ChatUndo.offer(getSite(), model().address()), this::report);
		repair = new TurnRepair(getSite(), model(), this::retry, composer::show);
		report(program.engine().editorStates().get(chat()).whenCompleteAsync((left, _) -> restore(left), ui));
		endOfStatus = model().onStatus(this::statusChanged);
		endOfPlugIns = program.engine().plugIns().onChange(this::statusChanged);
		tab = new ChatTab(program.overview(), model().address(), ui, this::showTab);
		showStatus();
		visibility = EditorVisibility.follow(this, this::visible);
	}

	private void openOrigin(Origin origin) {
		ChatId from = origin.chat();
		Background.call(composer.control(), () -> chats().get(from),
				chat -> open(getSite().getPage(), new ChatAddress(chat.getWorld(), from), chat.getName()),
				_ -> composer.show(NLS.bind(Messages.ChatHeader_originGone, origin.name())));
	}

	private void showTab(Image icon, String toolTip) {
		tabToolTip = toolTip;
		setTitleImage(icon);
	}

	/** The platform's editors have that of their input, which says what the chat was called when it was opened. */
	@Override
	public String getTitleToolTip() {
		return tabToolTip;
	}

	private TranscriptView openPage(Composite parent, TranscriptView.Listener listener) {
		return new BrowserTranscript(parent, listener, Appearance.of(getSite()), Preferences.of(getSite()));
	}

	private ChatViewModel model() {
		return use.model();
	}

	private ChatManager chats() {
		return Program.of(getSite()).chats();
	}

	private ChatId chat() {
		return model().address().chat();
	}

	/**
	 * From now on, what the person leaves here is kept.
	 *
	 * @param left null if it could not be read
	 */
	private void restore(EditorState left) {
		if (left != null) {
			composer.restore(Draft.of(left));
			left.place().ifPresent(transcript::restore);
		}
		composer.onChange(this::keep);
		restored = true;
	}

	private void keep() {
		if (restored) {
			Program.of(getSite()).engine().editorStates().put(chat(), composer.draft().at(transcript.place()));
		}
	}

	private void visible(boolean now) {
		visible = now;
		transcript.setVisible(now);
		showStarters(model().status());
		tellSeen(model().status());
	}

	/** Offers something to say while nothing has been said. */
	private void showStarters(ChatStatus status) {
		Program program = Program.of(getSite());
		boolean empty = status.loaded() && status.newest() == 0 && status.activity() == Activity.IDLE && status.ended().isEmpty();
		try {
			starters.show(empty ? Starters.of(program.worlds().get(model().address().world()), program.engine().plugIns())
					: List.of());
		} catch (RefusedException _) {
			// The world was deleted, and its chats with it: the editor says so.
			starters.show(List.of());
		}
	}

	/** Puts a message before what has been typed; the person sends it, perhaps changed. */
	private void begin(String starter) {
		composer.restore(Draft.of(List.of(new ContentPart.Text(starter))));
		composer.setFocus();
	}

	private void tellSeen(ChatStatus status) {
		if (visible && status.newest() > seen) {
			seen = status.newest();
			report(chats().seen(chat(), seen));
		}
	}

	/** On any thread; many changes at once are shown at once. */
	private void statusChanged() {
		if (statusIsNew.compareAndSet(false, true)) {
			ui.execute(this::showStatus);
		}
	}

	private void showStatus() {
		statusIsNew.set(false);
		ChatStatus status = model().status();
		if (status.loaded()) {
			// The whole name stands in the header, and in the tab's tool tip.
			setPartName(ShortText.of(status.name(), LONGEST_TITLE));
			tab.name(status.name());
			header.show(status);
			queue.show(status.queue());
			showStarters(status);
			working(status.activity() != Activity.IDLE);
			transcript.statusChanged(status);
			tellSeen(status);
		}
		status.ended().ifPresent(composer::end);
	}

	/** The chat that it shows. */
	public ChatAddress address() {
		return model().address();
	}

	/** What the chat is called, in full; the title may be shorter. */
	public String name() {
		ChatStatus status = model().status();
		return status.loaded() ? status.name() : getPartName();
	}

	/** Cancels what the chat's agents are saying. */
	void stop() {
		report(chats().stop(chat()));
	}

	/** Lets the person choose files for the message that is being written. */
	void attach() {
		composer.chooseFiles();
	}

	/** Lets the person save a file of a message. */
	void saveAttachment() {
		List<Attachment> all = model().attachments();
		if (all.isEmpty()) {
			composer.show(Messages.AttachmentFiles_none);
		}
		AttachmentFiles.choose(getSite().getShell(), all)
				.ifPresent(file -> files.saveAs(getSite().getShell(), file, this::report));
	}

	/** Answers again what the latest unfinished turn was to answer. */
	void retry() {
		model().latestUnfinished().ifPresent(this::retry);
	}

	private void retry(TurnId turn) {
		report(chats().retry(chat(), turn));
	}

	/** Asks for the key of the connection on which the latest unfinished turn failed, and tries again. */
	void enterKey() {
		model().latestUnfinished().ifPresent(repair::enterKey);
	}

	/** Leaves the latest unfinished turn as it is. */
	void dismiss() {
		model().latestUnfinished().ifPresent(turn -> report(chats().dismiss(chat(), turn)));
	}

	CompletableFuture<Void> loadOlder() {
		CompletableFuture<Void> loading = model().loadOlder();
		report(loading);
		return loading;
	}

	void openFind() {
		find.open();
	}

	/** Does something with the message that has the keyboard, or the last one that it fits. */
	void onMessage(MessageAction action) {
		messages.act(action, transcript.focused());
	}

	/** Gives the keyboard to the message before the one that has it, or to the last one. */
	void previousMessage() {
		transcript.focusNext(true);
	}

	/** Gives the keyboard to the message after the one that has it, or to the last one. */
	void nextMessage() {
		transcript.focusNext(false);
	}

	/** From the composer to the transcript, and back. */
	void switchFocus() {
		if (composer.hasFocus()) {
			transcript.setFocus();
		} else {
			composer.setFocus();
		}
	}

	private void report(CompletableFuture<?> request) {
		request.whenCompleteAsync((_, failure) -> {
			if (failure != null && model().status().ended().isEmpty()) {
				composer.show(reason(failure));
			}
		}, ui);
	}

	static String reason(Throwable failure) {
		return (failure.getCause() == null ? failure : failure.getCause()).getMessage();
	}

	TranscriptArea transcript() {
		return transcript;
	}

	Composer composer() {
		return composer;
	}

	private void working(boolean now) {
		composer.working(now);
		if (now != working) {
			working = now;
			if (getSite().getPage().getActiveEditor() == this) {
				// The condition is about the active editor, and is evaluated anew when another one becomes that.
				getSite().getService(IEvaluationService.class).requestEvaluation(ChatTester.IS_WORKING);
			}
		}
	}

	/** Whether the chat, as this editor shows it, can be stopped. */
	boolean isWorking() {
		return working;
	}

	/** Whether the chat, as this editor shows it, does nothing. */
	boolean isIdle() {
		return model().status().loaded() && model().status().activity() == Activity.IDLE;
	}

	/** Whether what the person left here is back; from then on changes are kept. */
	boolean isRestored() {
		return restored;
	}

	@Override
	public void setFocus() {
		composer.setFocus();
	}

	@Override
	public void dispose() {
		if (visibility != null) {
			sending.keepUnsent();
			visibility.close();
			endOfStatus.run();
			endOfPlugIns.run();
			transcript.close();
		}
		if (use != null) {
			use.close();
		}
		super.dispose();
		if (tab != null) {
			// Last: until now the tab may paint its icon.
			tab.close();
		}
	}

	private final class TranscriptActions implements TranscriptArea.Actions {

		@Override
		public void retry(TurnId turn) {
			ChatEditor.this.retry(turn);
		}

		@Override
		public void dismiss(TurnId turn) {
			report(chats().dismiss(chat(), turn));
		}

		@Override
		public void onMessage(MessageAction action, Written message) {
			messages.act(action, message);
		}

		@Override
		public void open(Attachment file) {
			files.open(getSite().getShell(), file, ChatEditor.this::report, ui);
		}

		@Override
		public void save(Attachment file) {
			files.saveAs(getSite().getShell(), file, ChatEditor.this::report);
		}

		@Override
		public CompletableFuture<Optional<Thumbnail>> picture(Attachment file) {
			return files.picture(file);
		}

		@Override
		public void enterKey(TurnId turn) {
			repair.enterKey(turn);
		}

		@Override
		public void editAgent(TurnId turn) {
			repair.editAgent(turn);
		}

		@Override
		public void showConnections() {
			repair.showConnections();
		}

		@Override
		public void showPlugIns() {
			repair.showPlugIns();
		}

		@Override
		public void dragged() {
			dropPlace.show();
		}

		@Override
		public CompletableFuture<Void> loadOlder() {
			return ChatEditor.this.loadOlder();
		}

		@Override
		public void scrolled() {
			keep();
		}

		@Override
		public void found(boolean any) {
			find.found(any);
		}
	}
}
