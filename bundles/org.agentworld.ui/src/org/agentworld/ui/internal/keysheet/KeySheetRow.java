package org.agentworld.ui.internal.keysheet;

import java.util.Locale;

/**
 * A command that can be used by keyboard.
 *
 * @param group   the heading under which it stands
 * @param command its name
 * @param keys    as the person sees them, the preferred ones first; empty if none are bound
 */
record KeySheetRow(String group, String command, String keys) {

	/** Whether all words of the text are in the row, in any case. */
	boolean matches(String text) {
		String all = (group + ' ' + command + ' ' + keys).toLowerCase(Locale.ROOT);
		for (String word : text.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
			if (!all.contains(word)) {
				return false;
			}
		}
		return true;
	}
}
