package org.agentworld.ui.internal.editor;

import java.util.Optional;

import org.agentworld.events.id.TurnId;
import org.agentworld.ui.internal.transcript.PageRequest;
import org.agentworld.ui.internal.viewmodel.ChatStatus;
import org.agentworld.ui.internal.viewmodel.ChatViewModel;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * Where an editor shows its transcript: as a page, which is made when it is first seen; where there is no browser, or it
 * ended, as plain text with the reason. Used on the UI thread.
 */
final class TranscriptArea implements TranscriptView.Listener {

	private static final int MARGIN = 8;

	/** What a person can ask of the chat in its transcript. */
	interface Actions {

		void retry(TurnId turn);

		void dismiss(TurnId turn);

		void loadOlder();

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
	private final Pages pages;
	private final Actions actions;
	private TranscriptView view;
	private TranscriptFeed feed;
	private boolean visible;
	private boolean older;

	TranscriptArea(Composite parent, ChatViewModel model, Refresher refresher, Pages pages, Actions actions) {
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
		feed = new TranscriptFeed(model, view, refresher);
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

	/** Follows what the status says of older messages. */
	void statusChanged(ChatStatus status) {
		boolean now = status.hasOlder() && !status.loadingOlder();
		if (feed != null && now != older) {
			older = now;
			view.hasOlder(now);
		}
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
			case PageRequest.Copy(String key) -> model.textOf(key).ifPresent(this::copy);
			case PageRequest.Older _ -> actions.loadOlder();
			case PageRequest.Found(boolean any) -> actions.found(any);
			case PageRequest.Scrolled _ -> {
			}
		}
	}

	private void copy(String markdown) {
		Clipboard clipboard = new Clipboard(area.getDisplay());
		clipboard.setContents(new Object[] { markdown }, new Transfer[] { TextTransfer.getInstance() });
		clipboard.dispose();
	}

	void close() {
		if (feed != null) {
			feed.close();
		}
	}
}
