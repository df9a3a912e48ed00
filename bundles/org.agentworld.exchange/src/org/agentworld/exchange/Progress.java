package org.agentworld.exchange;

import java.util.concurrent.CancellationException;

/** Hears how far an export or import is, on the thread that does it; called often, so it returns at once. */
@FunctionalInterface
public interface Progress {

	/** For those who do not want to know. */
	Progress NONE = _ -> {
		// Nobody listens.
	};

	/**
	 * One more message was written or read.
	 *
	 * @param chat the name of the chat in which it stands
	 * @throws CancellationException to give up; an import then changes nothing
	 */
	void message(String chat);
}
