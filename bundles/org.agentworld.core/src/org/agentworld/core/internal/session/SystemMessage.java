package org.agentworld.core.internal.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.ContentPart.Notice;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;

/** What the program itself writes into a log. */
final class SystemMessage {

	/** A notice. No agent sees it. */
	static Message notice(ChatId chat, long position, Notice.Kind kind, String text, Instant now) {
		return new Message(MessageId.random(), chat, position, Role.SYSTEM, Optional.empty(), "",
				List.<ContentPart>of(new Notice(kind, text)), Optional.empty(), now);
	}

	private SystemMessage() {
	}
}
