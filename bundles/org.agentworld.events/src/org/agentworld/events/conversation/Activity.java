package org.agentworld.events.conversation;

/** What a chat is doing, in the order of what a person wants to know first. */
public enum Activity {
	/** An answer is complete but cannot be saved; it is kept in memory and saving is tried again. */
	CANNOT_SAVE,
	/** A turn waits for a person. */
	WAITING_FOR_PERSON,
	/** At least one turn runs. */
	WORKING,
	/** Nothing runs. */
	IDLE
}
