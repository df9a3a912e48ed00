package org.agentworld.app.internal.headless.chat;

import org.agentworld.app.internal.headless.command.Authors;
import org.agentworld.core.ChatFollower;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.MessagesCut;
import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;

/** Shows the messages of one chat as a document, each when it is complete. */
final class MarkdownFollower implements ChatFollower {

	private final String chatName;
	private final MarkdownMessages messages;
	private final Shown shown;
	/** The position of the last message that was there or was shown; negative before the first snapshot. */
	private long last = -1;

	/** @param messages shared by the chats that are shown together */
	MarkdownFollower(String chatName, MarkdownMessages messages, Shown shown) {
		this.chatName = chatName;
		this.messages = messages;
		this.shown = shown;
	}

	@Override
	public void onSnapshot(ChatSnapshot snapshot) {
		if (last < 0) {
			last = snapshot.page().messages().stream().mapToLong(Message::position).max().orElse(0);
			shown.of(snapshot).forEach(this::show);
		} else {
			// Those that came in a gap.
			snapshot.page().messages().forEach(this::came);
		}
	}

	@Override
	public void onEvent(ChatEvent event) {
		switch (event) {
			case MessageCommitted committed -> came(committed.message());
			case TurnFailed end -> messages.note(label(end.turn()), end.turn().error().orElseThrow().message());
			case TurnCancelled end -> messages.note(label(end.turn()), "stopped");
			case MessagesCut cut when shown.all() ->
				messages.note(chatName, "messages taken out: " + cut.messages().size());
			default -> {
				// A document has nothing but messages.
			}
		}
	}

	@Override
	public void onEnd(RefusedException why) {
		// The command says why.
	}

	private void show(Message message) {
		messages.add(chatName, Authors.of(message), message.text());
	}

	private void came(Message message) {
		if (message.position() <= last) {
			return;
		}
		last = message.position();
		if (message.role() == Role.SYSTEM) {
			messages.note(chatName, message.text());
		} else if (shown.all() || message.role() == Role.AGENT) {
			show(message);
		}
	}

	private String label(Turn turn) {
		return chatName + " · " + turn.agentName();
	}
}
