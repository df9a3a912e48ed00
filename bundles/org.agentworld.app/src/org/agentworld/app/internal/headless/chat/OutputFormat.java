package org.agentworld.app.internal.headless.chat;

import java.util.function.Function;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.core.ChatFollower;
import org.agentworld.model.Chat;

/** How a command shows what comes in chats. */
enum OutputFormat {
	/** For people: text in lines that say whose they are. */
	PLAIN {
		@Override
		Function<Chat, ChatFollower> on(Caller caller, Shown shown) {
			LabelledLines lines = new LabelledLines(caller.out(), caller.err());
			return chat -> new LabelledFollower(chat.getName(), lines, shown);
		}
	},
	/** For programs: every event as a line of JSON. */
	JSON {
		@Override
		Function<Chat, ChatFollower> on(Caller caller, Shown shown) {
			JsonLines lines = new JsonLines(caller.out());
			return _ -> lines;
		}
	},
	/** For documents: whole messages under headings. */
	MARKDOWN {
		@Override
		Function<Chat, ChatFollower> on(Caller caller, Shown shown) {
			MarkdownMessages messages = new MarkdownMessages(caller.out(), caller.err());
			return chat -> new MarkdownFollower(chat.getName(), messages, shown);
		}
	};

	/** What shows each of the chats that are shown together. */
	abstract Function<Chat, ChatFollower> on(Caller caller, Shown shown);
}
