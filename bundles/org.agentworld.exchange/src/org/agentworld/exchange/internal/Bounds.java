package org.agentworld.exchange.internal;

import org.agentworld.core.Attachments;

/**
 * How much a file may have. Far above what people have, and low enough that a file made to do harm is refused before it
 * fills the memory or the disk.
 */
public final class Bounds {

	/** Of one world. Each of them is asked on every message; nobody could follow as many. */
	public static final int MOST_AGENTS = 1_000;

	/** Of one file. Ten times the world with which the program is measured. */
	public static final int MOST_CHATS = 100_000;

	/** Of one file. A hundred times the chat with which the program is measured. */
	public static final int MOST_MESSAGES = 10_000_000;

	/** How deep arrays and objects may be in each other. The formats need nine. */
	public static final int DEEPEST_NESTING = 32;

	/** The longest text in a JSON file, in characters: the largest file of a message, as Base64. */
	public static final int LONGEST_TEXT = Attachments.LARGEST_FILE / 3 * 4 + 4;

	/** What one message may have in a JSON file, in characters: its files as Base64, and as much text again. */
	public static final long LARGEST_ELEMENT = 2L * (Attachments.LARGEST_MESSAGE / 3 * 4);

	/** How many names and values one message may have in a JSON file: more than any with all its turns. */
	public static final int MOST_TOKENS = 1_000_000;

	/** Who sees, or answers, one message, and who forgot some of one chat: no more than a world has agents. */
	public static final int MOST_RECIPIENTS = MOST_AGENTS;

	/** Of one message, and of all together that wait in one chat: its text, its files, and what a model thought. */
	public static final int MOST_PARTS = 10_000;

	/**
	 * That answer one message, and whose answers come later in a file than they do: all agents of a large world, ten times
	 * each. No turn is tried again by itself.
	 */
	public static final int MOST_TURNS = 10 * MOST_AGENTS;

	/** That wait in one chat: a person wrote each of them. */
	public static final int MOST_QUEUED = 1_000;

	/** The variables of a world, in characters: what a person wrote, and still can read. */
	public static final int LONGEST_VARIABLES = 1 << 20;

	/** Positions and ordinals: what every reader of JSON reads exactly, with room for all that a chat gets later. */
	public static final long LARGEST_POSITION = 1L << 53;

	/** Of a world folder, in bytes: what Agent World itself can hold in memory as one array is less. */
	public static final long LARGEST_FOLDER_FILE = 256L << 20;

	/** Of a world folder, all files together, unpacked, in bytes. Its messages are merged in memory. */
	public static final long LARGEST_FOLDER = 512L << 20;

	/**
	 * Of a world folder, all memories together, in messages and calls of tools: some hundred bytes of memory each, besides
	 * their text. Fifty agents that remember twenty thousand messages each.
	 */
	public static final int MOST_MEMORIES = 1_000_000;

	/** How many entries an archive may have. A world folder has one for each chat and three for each agent. */
	public static final int MOST_ENTRIES = MOST_CHATS + 4 * MOST_AGENTS;

	/** How many warnings a person gets to read; the others are counted. */
	public static final int MOST_WARNINGS = 100;

	private Bounds() {
	}
}
