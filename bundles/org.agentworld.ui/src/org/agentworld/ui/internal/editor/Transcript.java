package org.agentworld.ui.internal.editor;

import org.eclipse.swt.widgets.Control;

/**
 * Shows what was said in one chat, as entries in the order in which they began. An entry has a key of the caller's. Used
 * on the UI thread.
 */
interface Transcript {

	/** The widget. */
	Control control();

	/** Forgets all entries. */
	void clear();

	/** Begins an entry at the end, without text. */
	void begin(Object key, String author);

	/** Adds text to an entry; nothing if there is none of this key. */
	void append(Object key, String text);

	/** Takes an entry away, if there is one. */
	void remove(Object key);
}
