package org.agentworld.spi.agent;

import org.agentworld.spi.provider.CallControl;

/**
 * Takes the answer of an agent, piece by piece, for the one turn to which it was given. Its methods are called on the thread
 * that called {@link ClassAgent#answer}, until that returns, and block while the chat has more waiting than it can take.
 */
public interface AgentOutput extends CallControl {

	/**
	 * More text of the answer; Markdown by convention.
	 *
	 * @param text never null; empty text is ignored
	 * @throws InterruptedException  if the turn was cancelled or has ended; nothing more reaches the chat
	 * @throws IllegalStateException if the answer is longer than four million UTF-16 units, reasoning included, or this is
	 *                               another thread than the turn's: that piece reaches no chat, and the plug-in is at fault
	 */
	void text(String text) throws InterruptedException;

	/**
	 * More of what led to the answer, for example its steps; shown apart from it, and never part of what others read.
	 * Otherwise as {@link #text}.
	 */
	void reasoning(String text) throws InterruptedException;
}
