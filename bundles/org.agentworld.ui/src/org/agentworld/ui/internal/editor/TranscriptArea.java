package org.agentworld.ui.internal.editor;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.events.id.TurnId;
import org.agentworld.spi.store.EditorState.ReadingPlace;
import org.agentworld.ui.internal.picture.Thumbnail;
import org.agentworld.ui.internal.program.UiExecutor;
import org.agentworld.ui.internal.transcript.MessageAction;
import org.agentworld.ui.internal.transcript.PageRequest;
import org.agentworld.ui.internal.viewmodel.ChatStatus;
import org.agentworld.ui.internal.viewmodel.ChatViewModel;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry.Written;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an editor shows its transcript: as a page, which is made when it is first seen; where there is no browser, or it
 * ended, as plain text with the reason. Used on the UI thread.
 */
final class TranscriptArea implements TranscriptView.Listener, TranscriptFeed.Listener {

	private static final Logger LOG = LoggerFactory.getLogger(TranscriptArea.class);
	private static final int MARGIN = 8;
	/** Whoever read further up than this begins at the end. */
	private static final int MOST_PAGES_FOR_PLACE = 20;

	/** What a person can ask of the chat in its transcript. */
	interface Actions {

		void retry(TurnId turn);

		void dismiss(TurnId turn);

		/** Enters the key that a failed turn lacked. */
		void enterKey(TurnId turn);

		/** Shows the settings of a failed turn's agent. */
		void editAgent(TurnId turn);

		void showConnections();

		/** Shows all plug-ins. */
		void showPlugIns();

		void onMessage(MessageAction action, Written message);

		/** Shows a file of a message outside of the transcript. */
		void open(Attachment file);

		/** Writes a file of a message to where the person wants it. */
		void save(Attachment file);

		/** A picture of an image; empty if there is none. */
		CompletableFuture<Optional<Thumbnail>> picture(Attachment file);

		/** Files are being dragged over the transcript. */
		void dragged();

		CompletableFuture<Void> loadOlder();

		/** The {@link TranscriptArea#place} is another one. */
		void scrolled();

		void found(boolean any);
	}

	/** Makes the page; the tests let it fail. */
	interface Pages {

		/** @throws SWTError if there is no browser widget here */
		TranscriptView open(Composite parent, TranscriptView.Listener listener);
	}

	private final Composite area;
	private final Label notice;
	private final ChatViewModel model;
	private final Refresher refresher;
	private final HiddenPages hidden;
	private final Pages pages;
	private final Actions actions;
	private TranscriptView view;
	private TranscriptFeed feed;
	/** The key of the entry to which the keyboard came last. */
	private Optional<String> focused = Optional.empty();
	private boolean visible;
	private boolean older;
	private Optional<ReadingPlace> place = Optional.empty();
	private Optional<ReadingPlace> wanted = Optional.empty();
	private int pagesForWanted;

	TranscriptArea(Composite parent, ChatViewModel model, Refresher refresher, HiddenPages hidden, Pages pages,
			Actions actions) {
		this.hidden = hidden;
		this.model = model;
		this.refresher = refresher;
		this.pages = pages;
		this.actions = actions;
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(area);
		notice = new Label(area, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).indent(MARGIN, 0).exclude(true).applyTo(notice);
	}

	Composite control() {
		return area;
	}

	/** The widget that shows the transcript; empty before it was first seen. */
	Optional<TranscriptView> view() {
		return Optional.ofNullable(view);
	}

	void setVisible(boolean now) {
		visible = now;
		if (visible && view == null) {
			open();
		}
		if (feed != null) {
			feed.setVisible(visible);
		}
		if (visible) {
			hidden.shown(this);
		} else {
			hidden.hidden(this);
		}
	}

	/** Gives the view's memory back while nobody sees it; it is made anew, at the same place, when it is seen again. */
	void release() {
		if (view != null && !visible) {
			close();
			view.control().dispose();
			view = null;
			feed = null;
			wanted = place;
			pagesForWanted = MOST_PAGES_FOR_PLACE;
		}
	}

	/** Where the person reads; empty: at the end. */
	Optional<ReadingPlace> place() {
		return place;
	}

	/** Goes where the person read before, as soon as that is shown. */
	void restore(ReadingPlace left) {
		place = Optional.of(left);
		wanted = place;
		pagesForWanted = MOST_PAGES_FOR_PLACE;
		if (feed != null && !feed.isDue()) {
			onCaughtUp();
		}
	}

	@Override
	public void onCaughtUp() {
		if (wanted.isEmpty()) {
			return;
		}
		ReadingPlace left = wanted.get();
		if (view.shows(left.entry())) {
			wanted = Optional.empty();
			view.scrollTo(new PageRequest.Scrolled(Optional.of(left.entry()), left.offset()));
		} else if (model.status().hasOlder() && pagesForWanted > 0) {
			pagesForWanted--;
			actions.loadOlder().whenCompleteAsync((_, failure) -> olderCame(failure), new UiExecutor(area));
		} else {
			wanted = Optional.empty();
		}
	}

	private void olderCame(Throwable failure) {
		if (failure != null) {
			wanted = Optional.empty();
		} else if (feed != null && !feed.isDue()) {
			onCaughtUp();
		}
	}

	private void open() {
		try {
			view = pages.open(area, this);
			show();
		} catch (SWTError e) {
			fallBack(NLS.bind(Messages.Transcript_noBrowser, e.getMessage()));
		}
	}

	private void show() {
		GridDataFactory.fillDefaults().grab(true, true).applyTo(view.control());
		area.layout(true, true);
	}

	private void fallBack(String why) {
		view = new PlainTranscript(area, this);
		notice.setText(why);
		notice.setVisible(true);
		((GridData) notice.getLayoutData()).exclude = false;
		show();
		onReady();
	}

	@Override
	public void onReady() {
		feed = new TranscriptFeed(model, view, refresher, this);
		feed.setVisible(visible);
		older = false;
		statusChanged(model.status());
	}

	@Override
	public void onLost(String why) {
		if (feed != null) {
			feed.close();
		}
		view.control().dispose();
		fallBack(why);
	}

	@Override
	public void onFailed(Throwable why) {
		LOG.error("Chat {} could not be rendered; it is shown as plain text.", model.address().chat(), why);
		onLost(Messages.Transcript_failed);
	}

	/** Follows what the status says of older messages. */
	void statusChanged(ChatStatus status) {
		boolean now = status.hasOlder() && !status.loadingOlder();
		if (feed != null && now != older) {
			older = now;
			view.hasOlder(now);
		}
	}

	void setFocus() {
		if (feed != null) {
			view.focus();
		}
	}

	/** Gives the keyboard to the message before or after the one that has it. */
	void focusNext(boolean backwards) {
		if (feed != null) {
			view.focusNext(backwards);
		}
	}

	/** The message to which the keyboard came last; empty if that is gone, or another kind of entry, or there was none. */
	Optional<Written> focused() {
		return focused.flatMap(model::written);
	}

	/** The keyboard went elsewhere. */
	void forgetFocus() {
		focused = Optional.empty();
	}

	void find(String text, boolean backwards) {
		if (feed != null) {
			view.find(text, backwards);
		}
	}

	@Override
	public void onRequest(PageRequest request) {
		switch (request) {
			case PageRequest.Retry(String key) -> TranscriptEntry.Unfinished.turnOf(key).ifPresent(actions::retry);
			case PageRequest.Dismiss(String key) -> TranscriptEntry.Unfinished.turnOf(key).ifPresent(actions::dismiss);
			case PageRequest.EnterKey(String key) -> TranscriptEntry.Unfinished.turnOf(key).ifPresent(actions::enterKey);
			case PageRequest.EditAgent(String key) -> TranscriptEntry.Unfinished.turnOf(key).ifPresent(actions::editAgent);
			case PageRequest.Connections _ -> actions.showConnections();
			case PageRequest.PlugIns _ -> actions.showPlugIns();
			case PageRequest.OnMessage(MessageAction action, String key) ->
				model.written(key).ifPresent(message -> actions.onMessage(action, message));
			case PageRequest.Focused(String key) -> focused = Optional.of(key);
			case PageRequest.OpenFile(String key, int index) -> model.attachment(key, index).ifPresent(actions::open);
			case PageRequest.SaveFile(String key, int index) -> model.attachment(key, index).ifPresent(actions::save);
			case PageRequest.Picture(String key, int index) ->
				model.attachment(key, index).ifPresent(file -> show(file, key, index));
			case PageRequest.Dragged _ -> actions.dragged();
			case PageRequest.Older _ -> actions.loadOlder();
			case PageRequest.Found(boolean any) -> actions.found(any);
			case PageRequest.Scrolled(Optional<String> key, int offset) when wanted.isEmpty() -> {
				place = key.map(entry -> new ReadingPlace(entry, offset));
				actions.scrolled();
			}
			case PageRequest.Scrolled _ -> {
				// The page is being filled; nobody scrolled.
			}
		}
	}

	/** An image that cannot be read has no picture, only its name. */
	private void show(Attachment file, String key, int index) {
		TranscriptView asking = view;
		actions.picture(file).thenAcceptAsync(picture -> {
			if (view == asking) {
				picture.ifPresent(found -> view.showPicture(key, index, found));
			}
		}, new UiExecutor(asking.control()));
	}

	void close() {
		visible = false;
		hidden.shown(this);
		if (feed != null) {
			feed.close();
		}
	}
}
