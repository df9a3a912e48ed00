package org.agentworld.ui.internal.editor;

import java.util.List;

import org.agentworld.ui.internal.picture.Thumbnail;
import org.agentworld.ui.internal.transcript.PageRequest;
import org.agentworld.ui.internal.viewmodel.TranscriptChange;
import org.eclipse.swt.widgets.Control;

/** A widget that shows a transcript. Used on the UI thread, but for {@link #prepare}. */
interface TranscriptView {

	/** What a view tells. Called on the UI thread. */
	interface Listener {

		/** It can show something now. */
		void onReady();

		/** The person asked for something in it. */
		void onRequest(PageRequest request);

		/** It shows nothing any more, for this reason. */
		void onLost(String why);
	}

	/** The widget. */
	Control control();

	/** Makes small steps, to be run in order on the UI thread, of what changed. Off the UI thread, one call at a time. */
	List<Runnable> prepare(List<TranscriptChange> changes);

	/** Whether the steps that were run so far show this entry. */
	boolean shows(String key);

	/**
	 * Shows the picture of an image; nothing if its entry is gone, or this shows no pictures.
	 *
	 * @param index which of the entry's files, from 0
	 */
	void showPicture(String key, int index, Thumbnail picture);

	/** Takes the keyboard, at the last entry. */
	void focus();

	/** Takes the keyboard, at the entry before or after the one that has it. */
	void focusNext(boolean backwards);

	/** Offers to load older messages, or no longer does. */
	void hasOlder(boolean any);

	/** Selects the next occurrence, and {@linkplain PageRequest.Found tells} whether there is any. */
	void find(String text, boolean backwards);

	/** Scrolls to an entry as far as {@link PageRequest.Scrolled} told. */
	void scrollTo(PageRequest.Scrolled place);
}
