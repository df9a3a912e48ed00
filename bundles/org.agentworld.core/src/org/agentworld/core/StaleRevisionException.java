package org.agentworld.core;

import org.agentworld.model.Named;

/** Somebody else changed the same object since the edit began. */
public final class StaleRevisionException extends RefusedException {

	private static final long serialVersionUID = 1L;

	private final transient Named submitted;
	private final transient Named current;

	public StaleRevisionException(Named submitted, Named current) {
		super("'" + current.getName() + "' was changed while you edited it. Compare both versions and save again.");
		this.submitted = submitted;
		this.current = current;
	}

	/** What was to be saved. */
	public Named submitted() {
		return submitted;
	}

	/** What is saved; with the revision from which a new edit has to begin. */
	public Named current() {
		return current;
	}
}
