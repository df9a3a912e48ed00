package org.agentworld.exchange.internal.document;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import org.agentworld.core.RefusedException;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.spi.store.LoggedMessage;

/** A document for people, while it is written from its beginning to its end. */
interface Document {

	/** The document's head; {@code chats} are those that will follow. */
	void begin(String title, Instant now) throws IOException;

	/** What a world is, before its chats. */
	void world(World world, List<Chat> chats) throws IOException;

	/** The head of a chat. */
	void chat(Chat chat) throws IOException;

	/** A message of the chat that was begun last. */
	void message(LoggedMessage message) throws IOException, RefusedException;

	/** The end of the chat that was begun last. */
	void endOfChat() throws IOException;

	/** The end of all. */
	void end() throws IOException;
}
