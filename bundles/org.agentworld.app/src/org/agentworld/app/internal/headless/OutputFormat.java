package org.agentworld.app.internal.headless;

import java.util.function.Function;

import org.agentworld.core.ChatFollower;
import org.agentworld.model.Chat;

/** How a command shows what comes in chats. */
enum OutputFormat {
	/** For people: text in lines that say whose they are. */
	PLAIN {
		@Override
		Function<Chat, ChatFollower> on(Terminal terminal) {
			LabelledLines lines = new LabelledLines(terminal.out(), terminal.err());
			return chat -> new LabelledFollower(chat.getName(), lines);
		}
	},
	/** For programs: every event as a line of JSON. */
	JSON {
		@Override
		Function<Chat, ChatFollower> on(Terminal terminal) {
			JsonLines lines = new JsonLines(terminal.out());
			return _ -> lines;
		}
	};

	/** What shows each of the chats that are asked together. */
	abstract Function<Chat, ChatFollower> on(Terminal terminal);
}
