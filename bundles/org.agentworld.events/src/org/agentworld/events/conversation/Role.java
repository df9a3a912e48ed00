package org.agentworld.events.conversation;

/** Who wrote a message. */
public enum Role {
	/** The person at the workbench. */
	HUMAN,
	/** An agent of the world. */
	AGENT,
	/** A tool, answering a call of an agent. */
	TOOL,
	/** The program: a notice that people read and agents do not answer. */
	SYSTEM
}
