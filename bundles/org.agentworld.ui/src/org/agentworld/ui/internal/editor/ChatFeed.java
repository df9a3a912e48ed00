package org.agentworld.ui.internal.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

import org.agentworld.core.ChatFollower;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.TurnId;

/**
 * Turns what comes of one chat into changes of its editor. The changes are collected, so that many events cost the UI
 * thread one task.
 */
final class ChatFeed implements ChatFollower {

	/** What the editor shows beside the transcript. Called on the UI thread. */
	interface Surface {

		Transcript transcript();

		void name(String name);

		void activity(Activity activity);

		void queued(int messages);

		void end(String why);
	}

	private final Surface surface;
	private final Executor ui;
	private final List<Runnable> changes = new ArrayList<>();
	private final Set<Object> begun = new HashSet<>();
	private final Map<Object, Object> entryOfMessage = new HashMap<>();
	private final Map<TurnId, Integer> lengths = new HashMap<>();

	ChatFeed(Surface surface, Executor ui) {
		this.surface = surface;
		this.ui = ui;
	}

	@Override
	public void onSnapshot(ChatSnapshot snapshot) {
		begun.clear();
		entryOfMessage.clear();
		lengths.clear();
		change(() -> surface.transcript().clear());
		change(() -> surface.name(snapshot.name()));
		snapshot.page().messages().forEach(this::message);
		snapshot.page().turns().forEach(this::outcome);
		for (LiveTurn live : snapshot.liveTurns()) {
			chunk(live.turn().id(), live.turn().agentName(), 0, live.text());
		}
		change(() -> surface.queued(snapshot.queue().messages().size()));
		change(() -> surface.activity(snapshot.activity()));
	}

	@Override
	public void onEvent(ChatEvent event) {
		switch (event) {
			case ChatEvent.ChatRenamed renamed -> change(() -> surface.name(renamed.name()));
			case ChatEvent.ChatDeleted _ -> change(() -> surface.end(Messages.ChatEditor_gone));
			case ChatEvent.MessageCommitted committed -> message(committed.message());
			case ChatEvent.MessagesCut cut -> cut.messages().forEach(this::remove);
			case ChatEvent.TurnStepped stepped -> begin(stepped.turn().id(), stepped.turn().agentName());
			case ChatEvent.TurnChunk chunk -> chunk(chunk.turn(), "", chunk.offset(), chunk.text());
			case ChatEvent.TurnFailed failed -> outcome(failed.turn());
			case ChatEvent.TurnCancelled cancelled -> outcome(cancelled.turn());
			case ChatEvent.ActivityChanged changed -> change(() -> surface.activity(changed.activity()));
			case ChatEvent.QueueChanged changed -> change(() -> surface.queued(changed.queue().messages().size()));
			default -> {
				// Shown by what came with it.
			}
		}
	}

	@Override
	public void onEnd(RefusedException why) {
		change(() -> surface.end(why.getMessage()));
	}

	private void message(Message message) {
		Object key = message.turn().<Object>map(turn -> turn).orElse(message.id());
		entryOfMessage.put(message.id(), key);
		String author = message.role() == Role.HUMAN ? Messages.Transcript_human : message.authorName();
		if (message.turn().isPresent()) {
			chunk(message.turn().get(), author, 0, message.text());
		} else {
			begin(key, author);
			change(() -> surface.transcript().append(key, message.text()));
		}
	}

	/** Adds what is new of a turn's text: a message repeats what was streamed, and a snapshot may overlap. */
	private void chunk(TurnId turn, String author, int offset, String text) {
		begin(turn, author);
		int known = lengths.getOrDefault(turn, 0);
		String news = text.substring(Math.clamp(known - offset, 0, text.length()));
		if (!news.isEmpty()) {
			lengths.put(turn, known + news.length());
			change(() -> surface.transcript().append(turn, news));
		}
	}

	private void outcome(Turn turn) {
		String outcome = switch (turn.state()) {
			case FAILED -> turn.error().orElseThrow().message();
			case CANCELLED -> Messages.Transcript_stopped;
			case INTERRUPTED -> Messages.Transcript_interrupted;
			default -> "";
		};
		if (!outcome.isEmpty()) {
			begin(turn.id(), turn.agentName());
			change(() -> surface.transcript().append(turn.id(), "\n⚠ " + outcome));
		}
	}

	private void begin(Object key, String author) {
		if (begun.add(key)) {
			change(() -> surface.transcript().begin(key, author));
		}
	}

	private void remove(Object message) {
		Object key = entryOfMessage.getOrDefault(message, message);
		begun.remove(key);
		change(() -> surface.transcript().remove(key));
	}

	private void change(Runnable change) {
		synchronized (changes) {
			changes.add(change);
			if (changes.size() > 1) {
				return;
			}
		}
		ui.execute(this::flush);
	}

	private void flush() {
		List<Runnable> due;
		synchronized (changes) {
			due = List.copyOf(changes);
			changes.clear();
		}
		surface.transcript().control().setRedraw(false);
		try {
			due.forEach(Runnable::run);
		} finally {
			if (!surface.transcript().control().isDisposed()) {
				surface.transcript().control().setRedraw(true);
			}
		}
	}
}
