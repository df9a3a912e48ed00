package org.agentworld.exchange;

import org.agentworld.core.RefusedException;

/** A file cannot be imported as it is. The message says in which file, where in it, and what is wrong. */
public final class UnreadableException extends RefusedException {

	private static final long serialVersionUID = 1L;

	/**
	 * @param file  as the person knows it
	 * @param where a JSON Pointer, or a line and column; empty: the file as a whole
	 * @param what  a sentence, or several
	 */
	public UnreadableException(String file, String where, String what) {
		super(file + (where.isEmpty() ? "" : ", at " + where) + ": " + what);
	}

	public UnreadableException(String file, String where, String what, Throwable cause) {
		super(file + (where.isEmpty() ? "" : ", at " + where) + ": " + what, cause);
	}
}
