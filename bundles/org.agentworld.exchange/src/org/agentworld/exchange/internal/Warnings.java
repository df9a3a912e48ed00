package org.agentworld.exchange.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the person should know before something is imported: each once, and not more than can be read. */
public final class Warnings {

	private final Set<String> texts = new LinkedHashSet<>();
	private int more;

	/** @param text one or several sentences */
	public void add(String text) {
		if (texts.size() < Bounds.MOST_WARNINGS) {
			texts.add(text);
		} else if (!texts.contains(text)) {
			more++;
		}
	}

	public List<String> all() {
		List<String> all = new ArrayList<>(texts);
		if (more > 0) {
			all.add("There are " + more + " more warnings of this kind.");
		}
		return all;
	}
}
