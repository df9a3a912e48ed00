package org.agentworld.ui.internal.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;

import org.agentworld.events.ChatAddress;

/** The notices that the person has not dealt with: the last one of each chat, the newest first. For one thread. */
final class NoticeList {

	/** How many are shown; of the others only how many they are. */
	static final int SHOWN = 3;

	private final List<ShownNotice> notices = new ArrayList<>();

	void add(ShownNotice notice) {
		remove(notice.notice().chat());
		notices.addFirst(notice);
	}

	/** The person saw what the notice of this chat tells; returns whether there was one. */
	boolean remove(ChatAddress chat) {
		return notices.removeIf(one -> one.notice().chat().equals(chat));
	}

	/** The chat has another name now; returns whether that changes anything. */
	boolean rename(ChatAddress chat, String name) {
		for (ListIterator<ShownNotice> each = notices.listIterator(); each.hasNext();) {
			ShownNotice one = each.next();
			if (one.notice().chat().equals(chat) && !one.chat().equals(name)) {
				each.set(new ShownNotice(one.notice(), name, one.world()));
				return true;
			}
		}
		return false;
	}

	boolean isEmpty() {
		return notices.isEmpty();
	}

	void clear() {
		notices.clear();
	}

	List<ShownNotice> shown() {
		return List.copyOf(notices.subList(0, Math.min(SHOWN, notices.size())));
	}

	int more() {
		return Math.max(0, notices.size() - SHOWN);
	}
}
