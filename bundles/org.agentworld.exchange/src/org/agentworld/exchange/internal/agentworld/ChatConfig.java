package org.agentworld.exchange.internal.agentworld;

import java.time.Instant;

import org.agentworld.exchange.UnreadableException;
import org.agentworld.exchange.internal.Ids;
import org.agentworld.exchange.internal.Names;
import org.agentworld.exchange.internal.json.Node;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.NameSource;

/** The file of a chat. */
final class ChatConfig {

	/** What Agent World calls a chat that has no name yet. */
	private static final String UNNAMED = "New Chat";

	static Chat read(String id, Node config, Ids ids) throws UnreadableException {
		String name = Names.usable(config.text("name", UNNAMED), UNNAMED);
		Chat chat = chat(id, name, Times.of(config, "createdAt").orElse(Instant.EPOCH), ids);
		chat.setNameSource(switch (config.text("titleProvenance", "")) {
			case "auto" -> NameSource.CONVERSATION;
			case "manual" -> NameSource.PERSON;
			case "default" -> NameSource.DEFAULT;
			default -> name.equals(UNNAMED) ? NameSource.DEFAULT : NameSource.PERSON;
		});
		return chat;
	}

	/** For the messages of a chat that was deleted. */
	static Chat recovered(String id, Instant createdAt, Ids ids) {
		return chat(id, "Recovered", createdAt, ids);
	}

	private static Chat chat(String id, String name, Instant createdAt, Ids ids) {
		Chat chat = ModelFactory.eINSTANCE.createChat();
		chat.setId(ids.chat(id));
		chat.setName(name);
		chat.setNameSource(NameSource.PERSON);
		chat.setCreatedAt(createdAt);
		chat.setLastMessageAt(createdAt);
		return chat;
	}

	private ChatConfig() {
	}
}
