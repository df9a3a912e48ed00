package org.agentworld.ui.internal.badge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.agentworld.events.conversation.Activity;
import org.agentworld.events.id.WorldId;
import org.agentworld.spi.store.ChatConcern;
import org.agentworld.ui.internal.overview.Need;
import org.agentworld.ui.internal.program.Icons;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.viewers.DecorationOverlayIcon;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.osgi.util.NLS;

/** The words that say what chats are doing, and the chat's icon with the mark of the most pressing of them. */
public final class Badges {

	/** What a chat is doing; empty if it is at rest. */
	public static String of(ChatConcern concern) {
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
	public static String of(WorldId world, Collection<ChatConcern> all) {
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

	/** A chat's icon with the mark of what it is doing. */
	public static ImageDescriptor icon(ChatConcern concern) {
		return marked(Icons.of("chat"), concern);
	}

	/** An icon with the mark of what a chat is doing. */
	public static ImageDescriptor marked(ImageDescriptor icon, ChatConcern concern) {
		return mark(concern).<ImageDescriptor>map(
				mark -> new DecorationOverlayIcon(icon, Icons.of(mark), IDecoration.BOTTOM_RIGHT)).orElse(icon);
	}

	/** The mark, by the name of its file. */
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
