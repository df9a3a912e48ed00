package org.agentworld.app.internal.headless.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.agentworld.core.ChatManager;
import org.agentworld.core.RefusedException;
import org.agentworld.events.id.ChatId;
import org.agentworld.model.Chat;
import org.agentworld.model.World;

/** Finds chats by what a person calls them: their name or their id. */
public final class ChatNames {

	/** @throws RefusedException if there is no such chat in that world, or several have the name */
	public static Chat find(ChatManager chats, World world, String name) throws RefusedException {
		return findIfThere(chats, world, name).orElseThrow(() -> new RefusedException("There is no chat '" + name + "' in '"
				+ world.getName() + "'. 'chats list' says which there are."));
	}

	/**
	 * The chat of this name or id; empty if none has the name.
	 *
	 * @throws RefusedException if there is no chat of this id in that world, or several have the name
	 */
	public static Optional<Chat> findIfThere(ChatManager chats, World world, String name) throws RefusedException {
		Optional<ChatId> id = idIn(name);
		if (id.isPresent()) {
			Chat chat = chats.get(id.get());
			if (!chat.getWorld().equals(world.getId())) {
				throw new RefusedException("The chat " + name + " is not in the world '" + world.getName() + "'.");
			}
			return Optional.of(chat);
		}
		List<Chat> named = chats.named(world.getId(), name);
		if (named.size() > 1) {
			throw new RefusedException("Several chats are called '" + name + "'. Name one by its id: "
					+ named.stream().map(chat -> chat.getId().toString()).collect(Collectors.joining(", ")));
		}
		return named.stream().findFirst();
	}

	/** The name as an id; empty if it is none. */
	public static Optional<ChatId> idIn(String name) {
		try {
			return Optional.of(ChatId.parse(name));
		} catch (IllegalArgumentException e) {
			return Optional.empty(); // it is a name then
		}
	}

	private ChatNames() {
	}
}
