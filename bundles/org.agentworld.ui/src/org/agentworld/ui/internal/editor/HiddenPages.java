package org.agentworld.ui.internal.editor;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The transcripts that are open behind others. A page takes tens of megabytes, so only those seen last keep theirs, and
 * are there at once when the person comes back. Used on the UI thread.
 */
public final class HiddenPages {

	/** How many hidden transcripts keep their page. */
	static final int KEPT = 8;

	private final Set<TranscriptArea> hidden = new LinkedHashSet<>();

	void hidden(TranscriptArea area) {
		hidden.add(area);
		if (hidden.size() > KEPT) {
			TranscriptArea longest = hidden.iterator().next();
			hidden.remove(longest);
			longest.release();
		}
	}

	void shown(TranscriptArea area) {
		hidden.remove(area);
	}
}
