package org.agentworld.app.internal.headless.chat;

import java.io.PrintStream;

import org.agentworld.core.ChatFollower;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.conversation.ChatSnapshot;

/**
 * Prints every snapshot and event as one line of JSON, at once, for programs to read. Keeps nothing, so that one serves
 * many chats; safe for use by many threads.
 */
final class JsonLines implements ChatFollower {

	private final PrintStream out;

	JsonLines(PrintStream out) {
		this.out = out;
	}

	@Override
	public void onSnapshot(ChatSnapshot snapshot) {
		print(EventJson.of(snapshot));
	}

	@Override
	public void onEvent(ChatEvent event) {
		print(EventJson.of(event));
	}

	@Override
	public void onEnd(RefusedException why) {
		// The command fails by it and says why.
	}

	private void print(String json) {
		out.println(json);
		out.flush();
	}
}
