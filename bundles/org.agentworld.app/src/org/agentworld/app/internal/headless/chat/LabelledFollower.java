package org.agentworld.app.internal.headless.chat;

import java.util.HashMap;
import java.util.Map;

import org.agentworld.app.internal.headless.command.Authors;
import org.agentworld.core.ChatFollower;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.MessagesCut;
import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.ChatEvent.TurnStepped;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.TurnId;

/** Shows a person what comes in one chat, piece by piece. */
final class LabelledFollower implements ChatFollower {

	private final String chatName;
	private final LabelledLines lines;
	private final Shown shown;
	private final ReceivedText received = new ReceivedText();
	private final Map<TurnId, Turn> running = new HashMap<>();
	private boolean begun;

	/** @param lines shared by the chats that are shown together */
	LabelledFollower(String chatName, LabelledLines lines, Shown shown) {
		this.chatName = chatName;
		this.lines = lines;
		this.shown = shown;
	}

	@Override
	public void onSnapshot(ChatSnapshot snapshot) {
		if (!begun) {
			begun = true;
			shown.of(snapshot).forEach(this::show);
		}
		for (LiveTurn live : snapshot.liveTurns()) {
			running.put(live.turn().id(), live.turn());
			show(live.turn().id(), 0, live.text());
		}
		// Those that ended in a gap.
		for (Message message : snapshot.page().messages()) {
			message.turn().filter(running::containsKey).ifPresent(turn -> show(turn, 0, message.text()));
		}
		snapshot.page().turns().stream().filter(turn -> turn.state().isFinal() && running.containsKey(turn.id()))
				.forEach(this::ended);
	}

	@Override
	public void onEvent(ChatEvent event) {
		switch (event) {
			case TurnStepped stepped -> running.put(stepped.turn().id(), stepped.turn());
			case TurnChunk chunk -> show(chunk.turn(), chunk.offset(), chunk.text());
			case TurnEnded end -> ended(end.turn());
			case TurnCancelled end -> ended(end.turn());
			case TurnFailed end -> ended(end.turn());
			// An agent's text was shown while it came.
			case MessageCommitted committed when committed.message().role() == Role.SYSTEM ->
				lines.note(chatName, committed.message().text());
			case MessageCommitted committed when shown.all() && committed.message().role() != Role.AGENT ->
				show(committed.message());
			case MessagesCut cut when shown.all() ->
				lines.note(chatName, "messages taken out: " + cut.messages().size());
			default -> {
				// Names and the like are not shown.
			}
		}
	}

	@Override
	public void onEnd(RefusedException why) {
		// The command says why.
	}

	private void show(Message message) {
		lines.message(chatName + " · " + Authors.of(message), message.text());
	}

	private void show(TurnId turn, int offset, String piece) {
		String news = received.news(turn, offset, piece);
		if (!news.isEmpty()) {
			lines.add(turn, label(running.get(turn)), news);
		}
	}

	private void ended(Turn turn) {
		running.remove(turn.id());
		lines.end(turn.id(), label(turn));
		switch (turn.state()) {
			case FAILED -> lines.note(label(turn), turn.error().orElseThrow().message());
			case CANCELLED -> lines.note(label(turn), "stopped");
			default -> {
				// The text says it all.
			}
		}
	}

	private String label(Turn turn) {
		return chatName + " · " + turn.agentName();
	}
}
