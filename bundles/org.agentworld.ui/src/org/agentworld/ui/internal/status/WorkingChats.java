package org.agentworld.ui.internal.status;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent.ActivityChanged;
import org.agentworld.events.ChatEvent.ChatDeleted;
import org.agentworld.events.WorldEvent.WorldDeleted;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.conversation.Activity;

/** Counts the chats that work, and those that wait for the person, by their events. Safe for use by many threads. */
final class WorkingChats implements EventListener<Object> {

	private final Set<ChatAddress> working = ConcurrentHashMap.newKeySet();
	private final Set<ChatAddress> waiting = ConcurrentHashMap.newKeySet();
	private final Runnable changed;

	/** @param changed called on the thread of the events */
	WorkingChats(Runnable changed) {
		this.changed = changed;
	}

	@Override
	public void onEvent(Object event) {
		switch (event) {
			case ActivityChanged now -> set(now.address(), now.activity());
			case ChatDeleted gone -> set(gone.address(), Activity.IDLE);
			case WorldDeleted gone -> {
				working.removeIf(chat -> chat.world().equals(gone.world()));
				waiting.removeIf(chat -> chat.world().equals(gone.world()));
				changed.run();
			}
			default -> {
				// Says nothing about what a chat does.
			}
		}
	}

	private void set(ChatAddress chat, Activity now) {
		boolean other = now == Activity.WORKING ? working.add(chat) : working.remove(chat);
		other |= now == Activity.WAITING_FOR_PERSON ? waiting.add(chat) : waiting.remove(chat);
		if (other) {
			changed.run();
		}
	}

	/** What was missed is not known: chats that work are counted again when they next tell. */
	@Override
	public void onOverflow() {
		working.clear();
		waiting.clear();
		changed.run();
	}

	int working() {
		return working.size();
	}

	int waiting() {
		return waiting.size();
	}
}
