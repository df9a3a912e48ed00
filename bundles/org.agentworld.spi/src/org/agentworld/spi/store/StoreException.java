package org.agentworld.spi.store;

import java.util.Objects;

/** A store could not do what was asked. Its message is shown to the person: what happened, to what, and what to do. */
public class StoreException extends Exception {

	private static final long serialVersionUID = 1L;

	/** What a program may decide by. */
	public enum Kind {
		/** Another process, or another store of this one, owns the folder. */
		LOCKED,
		/** The folder or a file in it cannot be written. */
		READ_ONLY,
		/** No space left. */
		DISK_FULL,
		/** Written by a later version of the program. */
		NEWER_VERSION,
		/** The content is damaged. */
		DAMAGED,
		/** The chat, world or agent does not exist (any more). */
		NOT_FOUND,
		/** What was to be written contradicts what is there, for example a position that is taken. */
		CONFLICT,
		/** The store was closed. */
		CLOSED,
		/** Anything else. */
		OTHER
	}

	private final Kind kind;

	public StoreException(Kind kind, String message, Throwable cause) {
		super(message, cause);
		this.kind = Objects.requireNonNull(kind, "kind");
	}

	public StoreException(Kind kind, String message) {
		this(kind, message, null);
	}

	/** Never null. */
	public Kind kind() {
		return kind;
	}
}
