package org.agentworld.ui.internal.viewmodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.MessagePage;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.ui.internal.viewmodel.TranscriptChange.Added;
import org.agentworld.ui.internal.viewmodel.TranscriptChange.ReasoningAppended;
import org.agentworld.ui.internal.viewmodel.TranscriptChange.Removed;
import org.agentworld.ui.internal.viewmodel.TranscriptChange.Replaced;
import org.agentworld.ui.internal.viewmodel.TranscriptChange.TextAppended;
import org.agentworld.ui.internal.viewmodel.TranscriptChange.TurnKnown;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry.Unfinished;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry.Written;

/**
 * The entries of a chat in their order: messages with the marks of unfinished turns, then what runs. Writes down each
 * change. Guarded by the view model's lock.
 */
final class Transcript {

	private final Journal journal = new Journal();
	private final List<TranscriptEntry> settled = new ArrayList<>();
	private final Map<TurnId, RunningTurn> running = new LinkedHashMap<>();
	private TokenSum tokens = TokenSum.NONE;

	Journal journal() {
		return journal;
	}

	List<TranscriptEntry> entries() {
		List<TranscriptEntry> all = new ArrayList<>(settled);
		running.values().forEach(turn -> all.add(turn.entry()));
		return all;
	}

	void reset(MessagePage page, List<LiveTurn> live) {
		settled.clear();
		running.clear();
		tokens = TokenSum.NONE;
		Map<MessageId, Turn> writers = new HashMap<>();
		for (Turn turn : page.turns()) {
			tokens = tokens.plus(turn.usage());
			turn.answer().ifPresent(answer -> writers.put(answer, turn));
		}
		for (Message message : page.messages()) {
			settled.add(new Written(message, Optional.ofNullable(writers.get(message.id())),
					new Alternatives(page.alternatives().getOrDefault(message.id(), List.of()), Optional.empty())));
		}
		page.turns().stream().filter(turn -> turn.state().offersRetry())
				.forEach(turn -> settled.add(placeOf(turn), new Unfinished(turn)));
		live.forEach(turn -> running.put(turn.turn().id(), new RunningTurn(turn)));
		journal.reset();
	}

	/** Puts a page before all that is there. */
	void prepend(MessagePage page) {
		Transcript older = new Transcript();
		older.reset(page, List.of());
		Optional<String> before = keyAt(0);
		older.settled.forEach(entry -> journal.add(new Added(entry, before)));
		settled.addAll(0, older.settled);
		page.turns().forEach(this::count);
	}

	/** An answer may stand on another page than what it answers. */
	private void count(Turn turn) {
		tokens = tokens.plus(turn.usage());
		turn.answer().map(Written::key).ifPresent(key -> {
			int index = indexOf(key);
			if (index >= 0 && settled.get(index) instanceof Written answer && answer.turn().isEmpty()) {
				settled.set(index, answer.by(turn));
				journal.add(new TurnKnown(key, turn));
			}
		});
	}

	/** Where a settled entry stands, looked for from the end; -1 if it is not there. */
	private int indexOf(String key) {
		int index = settled.size() - 1;
		while (index >= 0 && !settled.get(index).key().equals(key)) {
			index--;
		}
		return index;
	}

	void add(Message message) {
		insert(settled.size(), new Written(message));
		message.turn().map(running::get).ifPresent(turn -> {
			// What it wrote stands in the message now.
			turn.text.setLength(0);
			turn.reasoning.setLength(0);
			journal.add(new Replaced(turn.entry()));
		});
	}

	void cut(List<MessageId> messages, List<TurnId> turns) {
		turns.forEach(this::dismiss);
		messages.forEach(id -> remove(Written.key(id)));
	}

	void step(Turn turn) {
		RunningTurn known = running.get(turn.id());
		if (known == null) {
			RunningTurn started = new RunningTurn(new LiveTurn(turn, "", ""));
			running.put(turn.id(), started);
			journal.add(new Added(started.entry(), Optional.empty()));
		} else {
			known.turn = turn;
			journal.add(new Replaced(known.entry()));
		}
	}

	void delay(TurnId id, Optional<Delay> delay) {
		RunningTurn turn = running.get(id);
		if (turn != null) {
			turn.delay = delay;
			journal.add(new Replaced(turn.entry()));
		}
	}

	void text(TurnId id, String added) {
		RunningTurn turn = running.get(id);
		if (turn != null) {
			journal.add(new TextAppended("turn-" + id, turn.text.length(), added));
			turn.text.append(added);
		}
	}

	void reasoning(TurnId id, String added) {
		RunningTurn turn = running.get(id);
		if (turn != null) {
			journal.add(new ReasoningAppended("turn-" + id, turn.reasoning.length(), added));
			turn.reasoning.append(added);
		}
	}

	void end(Turn turn) {
		if (running.remove(turn.id()) != null) {
			journal.add(new Removed("turn-" + turn.id()));
		}
		count(turn);
		if (turn.state().offersRetry()) {
			insert(placeOf(turn), new Unfinished(turn));
		}
	}

	void dismiss(TurnId turn) {
		remove("retry-" + turn);
	}

	Optional<TurnId> latestUnfinished() {
		return settled.stream().filter(Unfinished.class::isInstance).map(mark -> ((Unfinished) mark).turn().id())
				.reduce((_, later) -> later);
	}

	Optional<Turn> unfinished(TurnId id) {
		return settled.stream().filter(Unfinished.class::isInstance).map(mark -> ((Unfinished) mark).turn())
				.filter(turn -> turn.id().equals(id)).findFirst();
	}

	/** What the turns cost that ended and are shown. */
	TokenSum tokens() {
		return tokens;
	}

	/** Why running turns do not call their models just now. */
	List<Delay> delays() {
		return running.values().stream().flatMap(turn -> turn.delay.stream()).toList();
	}

	/** What runs, in the order in which it was requested. */
	List<Turn> runningTurns() {
		return running.values().stream().map(turn -> turn.turn).toList();
	}

	Optional<String> textOf(String key) {
		return entries().stream().filter(entry -> entry.key().equals(key)).findFirst().map(entry -> switch (entry) {
			case Written written -> markdown(written.shown());
			case TranscriptEntry.Running(LiveTurn live) -> live.text();
			case Unfinished _ -> "";
		});
	}

	/** A message of the log; empty if the key names none. */
	Optional<Written> written(String key) {
		int index = indexOf(key);
		return index >= 0 && settled.get(index) instanceof Written written ? Optional.of(written) : Optional.empty();
	}

	/** The last message of the log for which something holds. */
	Optional<Written> lastWritten(Predicate<Written> condition) {
		return settled.reversed().stream().filter(Written.class::isInstance).map(Written.class::cast).filter(condition)
				.findFirst();
	}

	/** It has become known which answers were given in the place of some. */
	void alternatives(Map<MessageId, List<MessageId>> known) {
		known.forEach((answer, all) -> {
			int index = indexOf(Written.key(answer));
			if (index >= 0 && settled.get(index) instanceof Written written
					&& !written.alternatives().all().equals(all)) {
				settled.set(index, written.among(all));
				journal.add(new Replaced(settled.get(index)));
			}
		});
	}

	/** Shows another of the answers that were given in the place of one; nothing if that is gone. */
	void show(String key, Message answer) {
		int index = indexOf(key);
		if (index >= 0 && settled.get(index) instanceof Written written
				&& written.alternatives().all().contains(answer.id())) {
			settled.set(index, written.showing(answer));
			journal.add(new Replaced(settled.get(index)));
		}
	}

	/** A message with the names of its files, which cannot be copied with it. */
	private static String markdown(Message message) {
		return Stream.concat(message.attachments().stream().map(file -> "[" + file.name() + "]"),
				Stream.of(message.text()).filter(text -> !text.isEmpty())).collect(Collectors.joining("\n"));
	}

	/** A file of a message; empty if the entry is gone or has no such file. */
	Optional<Attachment> attachment(String key, int index) {
		return settled.stream().filter(entry -> entry.key().equals(key)).filter(Written.class::isInstance)
				.map(entry -> ((Written) entry).message().attachments()).filter(files -> index >= 0 && index < files.size())
				.map(files -> files.get(index)).findFirst();
	}

	/** The files of all messages, the latest first. */
	List<Attachment> attachments() {
		return settled.reversed().stream().filter(Written.class::isInstance)
				.flatMap(entry -> ((Written) entry).message().attachments().stream()).toList();
	}

	/** The position of the first message; one that is above all if there is none. */
	long firstPosition() {
		return settled.stream().filter(Written.class::isInstance).mapToLong(e -> ((Written) e).message().position())
				.findFirst().orElse(Long.MAX_VALUE);
	}

	/** A mark stands behind the turn's own text; without any, behind what was written when the turn ended. */
	private int placeOf(Turn turn) {
		int place = settled.size();
		while (place > 0 && !precedes(settled.get(place - 1), turn)) {
			place--;
		}
		// Of an older page's last turn the text may stand on the next page.
		return place == 0 ? settled.size() : place;
	}

	private static boolean precedes(TranscriptEntry entry, Turn turn) {
		return switch (entry) {
			case Written(Message message, _, _) -> turn.answer().isPresent() ? turn.answer().get().equals(message.id())
					: message.id().equals(turn.trigger()) || !message.createdAt().isAfter(turn.endedAt().get());
			case Unfinished(Turn other) -> turn.answer().isEmpty() && !other.endedAt().get().isAfter(turn.endedAt().get());
			case TranscriptEntry.Running _ -> false;
		};
	}

	private void insert(int index, TranscriptEntry entry) {
		journal.add(new Added(entry, keyAt(index)));
		settled.add(index, entry);
	}

	private void remove(String key) {
		if (settled.removeIf(entry -> entry.key().equals(key))) {
			journal.add(new Removed(key));
		}
	}

	private Optional<String> keyAt(int index) {
		return index < settled.size() ? Optional.of(settled.get(index).key())
				: running.keySet().stream().findFirst().map(id -> "turn-" + id);
	}
}
