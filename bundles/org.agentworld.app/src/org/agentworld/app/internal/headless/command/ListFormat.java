package org.agentworld.app.internal.headless.command;

/** How a command lists things. */
public enum ListFormat {
	/** A line each, its fields between tabs. */
	PLAIN,
	/** A line of JSON each, in ASCII. */
	JSON
}
