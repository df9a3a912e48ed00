package org.agentworld.core.internal.session;

import java.util.List;
import java.util.Optional;

import org.agentworld.events.conversation.Origin;
import org.agentworld.model.Chat;
import org.agentworld.model.NameSource;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.StoreException;

/**
 * What is known of a chat beside its log: its name, its place in lists, and what the person has seen. Saves, then publishes.
 */
final class ChatProperties {

	private final ChatStore store;
	private final SessionEvents events;
	private final Optional<Origin> origin;
	private String name;
	private NameSource nameSource;
	private boolean pinned;
	private boolean archived;
	private long seenPosition;
	private Runnable endNaming = () -> {
	};

	ChatProperties(Chat saved, ChatStore store, SessionEvents events) {
		this.store = store;
		this.events = events;
		this.origin = Optional.ofNullable(saved.getBranchedFrom())
				.map(chat -> new Origin(chat, saved.getBranchedFromName()));
		this.name = saved.getName();
		this.nameSource = saved.getNameSource();
		this.pinned = saved.isPinned();
		this.archived = saved.isArchived();
		this.seenPosition = saved.getSeenPosition();
	}

	String name() {
		return name;
	}

	Optional<Origin> origin() {
		return origin;
	}

	void announceCreated() {
		events.created(name);
	}

	void rename(String newName) throws StoreException {
		store.save(List.of(new ChatChange.Rename(newName, NameSource.PERSON)));
		endNaming();
		become(newName, NameSource.PERSON);
	}

	/** Looks for a name in what was said, if nobody has given one. */
	void findName(TurnStarter starter, World world) {
		if (nameSource == NameSource.DEFAULT) {
			endNaming();
			endNaming = starter.findName(world);
		}
	}

	/** Ends the search for a name; does nothing if there is none. */
	void endNaming() {
		endNaming.run();
	}

	/** A name was found. One that a person gave in the meantime stays. */
	void named(String found) throws StoreException {
		if (nameSource == NameSource.DEFAULT) {
			store.save(List.of(new ChatChange.Rename(found, NameSource.CONVERSATION)));
			become(found, NameSource.CONVERSATION);
		}
	}

	private void become(String newName, NameSource source) {
		name = newName;
		nameSource = source;
		events.renamed(newName);
	}

	void pin(boolean wanted) throws StoreException {
		if (wanted != pinned) {
			store.save(List.of(new ChatChange.Pin(wanted)));
			pinned = wanted;
			events.pinned(wanted);
		}
	}

	void archive(boolean wanted) throws StoreException {
		if (wanted != archived) {
			store.save(List.of(new ChatChange.Archive(wanted)));
			archived = wanted;
			events.archived(wanted);
		}
	}

	/** The person has seen the log up to a position that it has. */
	void seen(long position) throws StoreException {
		if (position > seenPosition) {
			store.save(List.of(new ChatChange.MarkSeen(position)));
			seenPosition = position;
			events.seen(position);
		}
	}
}
