package org.agentworld.ui.internal.explorer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.agentworld.events.conversation.Activity;
import org.agentworld.events.id.WorldId;
import org.agentworld.spi.store.ChatConcern;
import org.agentworld.ui.internal.overview.Need;
import org.eclipse.osgi.util.NLS;

/** The words beside a row that say what its chats are doing, and the icon that says the most pressing of them. */
final class Badges {

	/** What a chat is doing; empty if it is at rest. */
	static String of(ChatConcern concern) {
		List<String> words = new ArrayList<>();
		switch (concern.activity()) {
			case CANNOT_SAVE -> words.add(Messages.Badge_cannotSave);
			case WAITING_FOR_PERSON -> words.add(Messages.Badge_waiting);
			case WORKING -> words.add(Messages.Badge_working);
			case IDLE -> {
				// The usual thing needs no word.
			}
		}
		if (!concern.failed().isEmpty()) {
			words.add(Messages.Badge_failed);
		}
		if (concern.isUnread()) {
			words.add(Messages.Badge_unread);
		}
		if (concern.queued() > 0) {
			words.add(NLS.bind(Messages.Badge_queued, concern.queued()));
		}
		return String.join(", ", words);
	}

	/** How many chats of a world are doing what; empty if all are at rest. */
	static String of(WorldId world, Collection<ChatConcern> all) {
		List<ChatConcern> here = all.stream().filter(concern -> concern.chat().world().equals(world)).toList();
		List<String> words = new ArrayList<>();
		count(words, here, Messages.Badge_cannotSave, concern -> concern.activity() == Activity.CANNOT_SAVE);
		count(words, here, Messages.Badge_waiting, concern -> concern.activity() == Activity.WAITING_FOR_PERSON);
		count(words, here, Messages.Badge_working, concern -> concern.activity() == Activity.WORKING);
		count(words, here, Messages.Badge_failed, concern -> !concern.failed().isEmpty());
		count(words, here, Messages.Badge_unread, ChatConcern::isUnread);
		int queued = here.stream().mapToInt(ChatConcern::queued).sum();
		if (queued > 0) {
			words.add(NLS.bind(Messages.Badge_queued, queued));
		}
		return String.join(", ", words);
	}

	private static void count(List<String> words, List<ChatConcern> chats, String word, Predicate<ChatConcern> which) {
		long count = chats.stream().filter(which).count();
		if (count > 0) {
			words.add(count + " " + word);
		}
	}

	/** The mark on a chat's icon, by the name of its file. */
	static Optional<String> mark(ChatConcern concern) {
		return Need.of(concern).map(need -> switch (need) {
			case WAITING -> "mark-waiting";
			case FAILED -> "mark-failed";
			case UNREAD -> concern.activity() == Activity.WORKING ? "mark-working" : "mark-unread";
		}).or(() -> concern.activity() == Activity.WORKING ? Optional.of("mark-working") : Optional.empty());
	}

	private Badges() {
	}
}
