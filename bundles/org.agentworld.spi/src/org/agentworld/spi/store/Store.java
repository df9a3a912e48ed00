package org.agentworld.spi.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.MessagePage;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.AttachmentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.World;

/**
 * Keeps worlds and chats. All methods but {@link #commit} block: call them on a virtual thread, never on the UI thread. A
 * method that changes something returns when the change is durable, and changes nothing if it throws. Model objects that
 * go in are copied, those that come out are copies for the caller. Safe for use by many threads; a read sees all that was
 * durable when it began. Every method throws {@link StoreException}, with {@code CLOSED} after {@link #close()}.
 */
public interface Store extends AutoCloseable {

	/** All worlds with their agents, by name. */
	List<World> worlds() throws StoreException;

	/**
	 * Writes a world's own attributes, new or changed, and the order of its agents; new agents are written as well, the
	 * others are left as they are.
	 */
	void putWorld(World world) throws StoreException;

	/** Deletes a world with its agents and chats. */
	void deleteWorld(WorldId world) throws StoreException;

	/** Writes an agent, new (as the last of its world) or changed. */
	void putAgent(WorldId world, Agent agent) throws StoreException;

	/** Deletes an agent. What it wrote, saw and answered stays in the logs. */
	void deleteAgent(WorldId world, AgentId agent) throws StoreException;

	/**
	 * Lets an agent forget what it saw until now.
	 *
	 * @param chat only there; empty: in all chats of the world
	 */
	void clearMemory(WorldId world, AgentId agent, Optional<ChatId> chat) throws StoreException;

	/** All connections, by name; at first the one to the provider that needs no model. */
	List<ConnectionSettings> connections() throws StoreException;

	/** Writes a connection, new or changed. */
	void putConnection(ConnectionSettings connection) throws StoreException;

	/**
	 * Deletes a connection. Worlds and agents that name it keep its id.
	 *
	 * @param connection its id
	 */
	void deleteConnection(String connection) throws StoreException;

	/** The plug-ins that a person has switched off, by their symbolic names, whether or not they are installed. */
	Set<String> plugInsOff() throws StoreException;

	/** Writes whether a plug-in is switched off. */
	void putPlugInOff(String plugIn, boolean off) throws StoreException;

	/** Adds a chat without messages. */
	void createChat(Chat chat) throws StoreException;

	/** Begins a chat that is written elsewhere than by its own session; see {@link #publish}. */
	ChatDraft draft(Chat chat) throws StoreException;

	/**
	 * Makes drafts visible, all or none, in the order of their creation.
	 *
	 * @param world written first, with its agents, new or changed; empty if nothing of it is to be written
	 */
	void publish(Optional<World> world, List<ChatDraft> drafts) throws StoreException;

	/**
	 * Makes a new world and drafts visible, as {@link #publish} does, and deletes another world with its agents and chats in
	 * the same moment.
	 */
	void publishInstead(WorldId gone, World world, List<ChatDraft> drafts) throws StoreException;

	/** Deletes a chat with all that belongs to it. Later {@link #commit}s to it are refused. */
	void deleteChat(ChatId chat) throws StoreException;

	/**
	 * A page of the chats of a world: the pinned ones first, among them and after them the one with the newest message
	 * first.
	 *
	 * @param archived whether archived ones are among them
	 * @param after    the last chat of the page before; empty for the first page
	 * @param limit    how many at most
	 */
	List<Chat> chats(WorldId world, boolean archived, Optional<ChatId> after, int limit) throws StoreException;

	/**
	 * The chats of a world whose name contains a text, in the order of {@link #chats}.
	 *
	 * @param text     taken literally, in any case
	 * @param archived whether archived ones are among them
	 * @param limit    how many at most
	 */
	List<Chat> findChats(WorldId world, String text, boolean archived, int limit) throws StoreException;

	/** The chats of a world that have this name exactly, the oldest first. */
	List<Chat> chatsNamed(WorldId world, String name) throws StoreException;

	/** One chat; empty if it does not exist. */
	Optional<Chat> chat(ChatId chat) throws StoreException;

	/**
	 * What a session needs to begin.
	 *
	 * @throws StoreException {@code NOT_FOUND} if there is no such chat
	 */
	ChatState chatState(ChatId chat) throws StoreException;

	/** The chats that have turns in a state which is not final: what a crash left behind. */
	List<ChatId> chatsWithUnfinishedTurns() throws StoreException;

	/** What may concern a person in the chats of all worlds; without the chats in which there is nothing. */
	List<ChatConcern> concerns() throws StoreException;

	/**
	 * Applies changes to one chat as one transaction. Returns at once. The changes of one chat are applied in the order of
	 * the calls; those of many chats are made durable together.
	 *
	 * @return completed when the changes are durable; completed with a {@link StoreException} if none was applied:
	 *         {@code NOT_FOUND} if the chat was deleted, {@code CONFLICT} if a message names an attachment that does not exist
	 */
	CompletableFuture<Void> commit(ChatId chat, List<ChatChange> changes);

	/**
	 * Messages of a chat without those that are cut, and the turns that answer them.
	 *
	 * @param before only messages before this position; {@link Long#MAX_VALUE} for the newest
	 * @param limit  how many at most; the newest of them
	 */
	MessagePage page(ChatId chat, long before, int limit) throws StoreException;

	/**
	 * What an agent remembers of a chat: the messages that it sees and that are not cut, above the floor that
	 * {@link #clearMemory} set; oldest first.
	 *
	 * @param upTo  the last position that counts
	 * @param limit how many at most; the newest of them
	 */
	List<Message> memory(ChatId chat, AgentId agent, long upTo, int limit) throws StoreException;

	/**
	 * How many messages {@link #memory} would give without a limit.
	 *
	 * @param upTo the last position that counts
	 */
	int memorySize(ChatId chat, AgentId agent, long upTo) throws StoreException;

	/**
	 * The log of a chat from its beginning, without what is cut.
	 *
	 * @param after only messages after this position; 0 for the first
	 * @param limit how many at most; the oldest of them
	 */
	List<LoggedMessage> log(ChatId chat, long after, int limit) throws StoreException;

	/**
	 * The answers of an agent to a message from which a person may choose, in their order: the one that stands in the log and
	 * those that were cut since another was asked for. One at most stands in the log; none may.
	 */
	List<MessageId> answers(ChatId chat, MessageId trigger, AgentId agent) throws StoreException;

	/** What a chat holds now. */
	ChatContents contents(ChatId chat) throws StoreException;

	/**
	 * Messages as a chat held them, with the turns that had ended. A turn whose answer was not held is left out, and has no
	 * answer if it offers a retry.
	 *
	 * @param from  the index of the first of them in {@link ChatContents#positions}
	 * @param limit how many at most
	 * @throws StoreException {@code NOT_FOUND} also if a message was removed since: that happens long after it was cut
	 */
	List<LoggedMessage> log(ChatContents contents, int from, int limit) throws StoreException;

	/** The messages of a chat from a position on. */
	LogTail tail(ChatId chat, long position) throws StoreException;

	/**
	 * The answers that were decided and never asked for, or that were cut, to messages from a position on that are not cut;
	 * in the order of the messages, those to one message in the order in which they were to be given.
	 */
	List<PendingAnswer> pendingAnswers(ChatId chat, long from) throws StoreException;

	/** One message of a chat, even if it is cut; empty if there is none. */
	Optional<Message> message(ChatId chat, MessageId message) throws StoreException;

	/** The turn that wrote a message, whether or not either is in the log still; empty if none did. */
	Optional<Turn> turnOf(ChatId chat, MessageId answer) throws StoreException;

	/** One turn of a chat; empty if there is none or it was dismissed. */
	Optional<Turn> turn(ChatId chat, TurnId turn) throws StoreException;

	/**
	 * The messages of a world, not cut, that contain a text, the newest first; the names of their files count as well. Of a
	 * message beyond all that a person writes or a model answers, at least the first 256 K characters are searched.
	 *
	 * @param text  at least three characters; taken literally, in any case
	 * @param limit how many at most
	 */
	List<Message> search(WorldId world, String text, int limit) throws StoreException;

	/**
	 * Keeps a file for messages and drafts to name; the same content is kept once. What none of them names any more goes
	 * some time later. A file that was put, or read with a draft, stays at least until a message names it or this store is
	 * closed, so that there is time to send it.
	 *
	 * @param content the whole file; not changed
	 * @return what {@link org.agentworld.events.conversation.ContentPart.Attachment} calls it
	 */
	AttachmentId putAttachment(byte[] content) throws StoreException;

	/** The whole file; empty if there is none. */
	Optional<byte[]> attachment(AttachmentId attachment) throws StoreException;

	/** What a person left in the editor of a chat; {@link EditorState#NEW} if nothing, or if there is no such chat. */
	EditorState editorState(ChatId chat) throws StoreException;

	/**
	 * Writes what a person left in the editor of a chat; does nothing if there is no such chat. Attachments that do not
	 * exist are left out.
	 */
	void putEditorState(ChatId chat, EditorState state) throws StoreException;

	/** Ends all that was committed, closes the files and gives the folder back. May be called again. */
	@Override
	void close() throws StoreException;
}
