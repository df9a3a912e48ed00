package org.agentworld.ui.internal.viewmodel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.agentworld.core.ChatManager;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.bus.EventSubscription;

/** The view models of the chats in use, each from its first use to its last. Safe for use by many threads. */
public final class ChatViewModels {

	private final ChatManager chats;
	private final Map<ChatAddress, Shared> inUse = new ConcurrentHashMap<>();

	public ChatViewModels(ChatManager chats) {
		this.chats = chats;
	}

	/** Uses a chat; the same view model for all who use it at the same time. Returns at once. */
	public Use use(ChatAddress chat) {
		Shared shared = inUse.compute(chat, (_, known) -> {
			Shared used = known == null ? Shared.follow(chat, chats) : known;
			return new Shared(used.model, used.subscription, used.users + 1);
		});
		return new Use(shared.model);
	}

	/** How many chats are in use. */
	public int size() {
		return inUse.size();
	}

	private void release(ChatAddress chat) {
		inUse.compute(chat, (_, known) -> {
			if (known.users > 1) {
				return new Shared(known.model, known.subscription, known.users - 1);
			}
			known.subscription.close();
			return null;
		});
	}

	/** One use of a view model, which ends with {@link #close()}; closing it again does nothing. */
	public final class Use implements AutoCloseable {

		private final ChatViewModel model;
		private final AtomicBoolean closed = new AtomicBoolean();

		private Use(ChatViewModel model) {
			this.model = model;
		}

		public ChatViewModel model() {
			return model;
		}

		@Override
		public void close() {
			if (closed.compareAndSet(false, true)) {
				release(model.address());
			}
		}
	}

	private record Shared(ChatViewModel model, EventSubscription subscription, int users) {

		static Shared follow(ChatAddress chat, ChatManager chats) {
			ChatViewModel model = new ChatViewModel(chat, chats);
			return new Shared(model, chats.follow(chat, model.follower()), 0);
		}
	}
}
