package org.agentworld.spi.tool;

import org.agentworld.spi.provider.CallControl;

/** What a tool can say while it works. Its methods are called on the thread that called {@link Tool#run}. */
public interface ToolOutput extends CallControl {

	/**
	 * How far it is, for the person only; each message takes the place of the one before. Blocks while the chat has more
	 * waiting than it can take.
	 *
	 * @param message a short sentence; never null
	 * @throws InterruptedException if the call was cancelled
	 */
	void progress(String message) throws InterruptedException;
}
