package org.agentworld.core;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.agentworld.core.internal.session.Branch;
import org.agentworld.core.internal.session.Follow;
import org.agentworld.core.internal.session.Sessions;
import org.agentworld.core.internal.world.Checks;
import org.agentworld.core.internal.world.WorldRuntimes;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.NameSource;
import org.agentworld.spi.store.ChatConcern;
import org.agentworld.spi.store.LogTail;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;

/**
 * The chats of all worlds. Every call names its chat; nothing is remembered between calls. Safe for use by many threads.
 * Methods that return a future return at once; the future fails with a {@link RefusedException}, and what hangs on it
 * does not run on the chat's thread. The other methods block while the store is asked: never call them on the UI thread.
 */
public final class ChatManager {

	/** The longest message that a person can send, in UTF-16 units. */
	public static final int LONGEST_MESSAGE = 4_000_000;

	/** How many messages a follower's snapshot has at most. */
	public static final int PAGE = 100;

	private final EngineParts parts;
	private final WorldRuntimes runtimes;
	private final Sessions sessions;

	ChatManager(EngineParts parts, WorldRuntimes runtimes, Sessions sessions) {
		this.parts = parts;
		this.runtimes = runtimes;
		this.sessions = sessions;
	}

	/**
	 * Creates an empty chat, with a name that a person chose, and publishes that. Blocks.
	 *
	 * @throws RefusedException if there is no such world, or the name breaks the model's constraint
	 */
	public Chat create(WorldId world, String name) throws RefusedException {
		return create(world, name, NameSource.PERSON);
	}

	/**
	 * Creates an empty chat and publishes that. Blocks.
	 *
	 * @param source whether it keeps its name, or gets one from what is said in it
	 * @throws RefusedException if there is no such world, or the name breaks the model's constraint
	 */
	public Chat create(WorldId world, String name, NameSource source) throws RefusedException {
		runtimes.get(world);
		Chat chat = ModelFactory.eINSTANCE.createChat();
		chat.setId(ChatId.random());
		chat.setWorld(world);
		chat.setName(name);
		chat.setNameSource(source);
		chat.setCreatedAt(parts.timers().now());
		chat.setLastMessageAt(chat.getCreatedAt());
		Checks.valid(chat);
		asking(store -> {
			store.createChat(chat);
			return null;
		});
		sessions.of(chat.getId()).announceCreated();
		return chat;
	}

	/** {@link #list(WorldId, boolean, Optional, int)}, without archived ones. Blocks. */
	public List<Chat> list(WorldId world, Optional<ChatId> after, int limit) throws RefusedException {
		return list(world, false, after, limit);
	}

	/**
	 * A page of the chats of a world: the pinned ones first, then the one with the newest message first; see
	 * {@link Store#chats}. Blocks.
	 *
	 * @param archived whether archived ones are among them
	 */
	public List<Chat> list(WorldId world, boolean archived, Optional<ChatId> after, int limit)
			throws RefusedException {
		return asking(store -> store.chats(world, archived, after, limit));
	}

	/** The chats of a world whose name contains a text, in any case; see {@link Store#findChats}. Blocks. */
	public List<Chat> find(WorldId world, String text, boolean archived, int limit) throws RefusedException {
		return asking(store -> store.findChats(world, text, archived, limit));
	}

	/** What may concern a person in the chats of all worlds; see {@link Store#concerns}. Blocks. */
	public List<ChatConcern> concerns() throws RefusedException {
		return asking(Store::concerns);
	}

	/** The messages of a world that contain a text, the newest first; see {@link Store#search}. Blocks. */
	public List<Message> search(WorldId world, String text, int limit) throws RefusedException {
		return asking(store -> store.search(world, text, limit));
	}

	/** The chats of a world that have this name exactly, the oldest first. Blocks. */
	public List<Chat> named(WorldId world, String name) throws RefusedException {
		return asking(store -> store.chatsNamed(world, name));
	}

	/** One chat. Blocks. */
	public Chat get(ChatId chat) throws RefusedException {
		return asking(store -> store.chat(chat))
				.orElseThrow(() -> new RefusedException("There is no chat " + chat + " (any more)."));
	}

	/** Gives the chat another name. */
	public CompletableFuture<Void> rename(ChatId chat, String name) {
		Chat draft = ModelFactory.eINSTANCE.createChat();
		draft.setName(name);
		try {
			Checks.validName(draft);
		} catch (RefusedException e) {
			return CompletableFuture.failedFuture(e);
		}
		return sessions.of(required(chat, "rename")).rename(name);
	}

	/** Lets the chat stand before those that are not pinned, or no longer. */
	public CompletableFuture<Void> pin(ChatId chat, boolean pinned) {
		return sessions.of(required(chat, "pin")).pin(pinned);
	}

	/** Lets the chat be listed only on request, or always again. What it is doing goes on. */
	public CompletableFuture<Void> archive(ChatId chat, boolean archived) {
		return sessions.of(required(chat, "archive")).archive(archived);
	}

	/**
	 * The person has seen the log up to a position, or to its end. May be called often: what was seen before is not saved
	 * again.
	 */
	public CompletableFuture<Void> seen(ChatId chat, long position) {
		return sessions.of(required(chat, "seen")).seen(position);
	}

	/** Deletes the chat, whatever it is doing. No other chat is touched. */
	public CompletableFuture<Void> delete(ChatId chat) {
		return sessions.of(required(chat, "delete")).delete();
	}

	/**
	 * Sends a human message. It is answered at once if the chat is free, and queued otherwise.
	 *
	 * @param content its files were {@linkplain Attachments kept} before
	 * @return its id, once it is durable
	 */
	public CompletableFuture<MessageId> send(ChatId chat, List<ContentPart> content) {
		required(chat, "send");
		try {
			checkMessage(content);
		} catch (RefusedException e) {
			return CompletableFuture.failedFuture(e);
		}
		return sessions.of(chat).send(content);
	}

	/**
	 * Whether this could be sent, for those who want to know before they make a chat for it.
	 *
	 * @throws RefusedException if it is empty or too long, or has too large files
	 */
	public static void checkMessage(List<ContentPart> content) throws RefusedException {
		String text = Message.textOf(content);
		List<ContentPart.Attachment> files = Message.attachmentsOf(content);
		if (text.isBlank() && files.isEmpty()) {
			throw new RefusedException("The message is empty.");
		}
		if (files.stream().mapToLong(ContentPart.Attachment::size).sum() > Attachments.LARGEST_MESSAGE) {
			throw new RefusedException("The files of the message are larger than " + Attachments.LARGEST_MESSAGE / 1024 / 1024
					+ " MB together, which is the most that can be sent at once. Send them in several messages.");
		}
		if (text.length() > LONGEST_MESSAGE) {
			throw new RefusedException("The message has " + text.length() + " characters; at most " + LONGEST_MESSAGE
					+ " can be sent. Shorten it, or send it in parts.");
		}
	}

	/** {@link #send(ChatId, List) Sends} text. */
	public CompletableFuture<MessageId> send(ChatId chat, String text) {
		return send(chat, List.of(new ContentPart.Text(text)));
	}

	/**
	 * Cancels the turns of the chat; they keep their text. The queue is paused. Where the future fails because that cannot
	 * be saved, the turns are cancelled all the same, and saving is tried again until it succeeds.
	 */
	public CompletableFuture<Void> stop(ChatId chat) {
		return sessions.of(required(chat, "stop")).stop();
	}

	/** Answers again what a failed, cancelled or interrupted turn was to answer; what that turn wrote is cut. */
	public CompletableFuture<Void> retry(ChatId chat, TurnId turn) {
		return sessions.of(required(chat, "retry")).retry(turn);
	}

	/**
	 * Lets agents go on that have reached the turn limit: asks for the answers that it has put off, and counts anew. Refused if
	 * the chat is busy, if that notice is not the last of its kind, or if a human message came after it.
	 */
	public CompletableFuture<Void> goOn(ChatId chat) {
		return sessions.of(required(chat, "goOn")).goOn();
	}

	/** Takes back the offer to retry; what the turn wrote stays. */
	public CompletableFuture<Void> dismiss(ChatId chat, TurnId turn) {
		return sessions.of(required(chat, "dismiss")).dismiss(turn);
	}

	/** Takes a message out of the queue. */
	public CompletableFuture<Void> removeQueued(ChatId chat, MessageId message) {
		return sessions.of(required(chat, "removeQueued")).removeQueued(message);
	}

	/**
	 * Moves a message within the queue.
	 *
	 * @param index where it stands afterwards, from 0; beyond the end it becomes the last
	 */
	public CompletableFuture<Void> moveQueued(ChatId chat, MessageId message, int index) {
		required(chat, "moveQueued");
		if (index < 0) {
			throw new IllegalArgumentException("The place in the queue is " + index + "; it must be at least 0.");
		}
		return sessions.of(chat).moveQueued(message, index);
	}

	/** Replaces the content of a message in the queue. */
	public CompletableFuture<Void> editQueued(ChatId chat, MessageId message, List<ContentPart> content) {
		required(chat, "editQueued");
		try {
			checkMessage(content);
		} catch (RefusedException e) {
			return CompletableFuture.failedFuture(e);
		}
		return sessions.of(chat).editQueued(message, content);
	}

	/** Takes all messages out of the queue. */
	public CompletableFuture<Void> clearQueue(ChatId chat) {
		return sessions.of(required(chat, "clearQueue")).clearQueue();
	}

	/** Lets nothing leave the queue until it is resumed; does nothing if it is empty. What is being answered goes on. */
	public CompletableFuture<Void> pauseQueue(ChatId chat) {
		return sessions.of(required(chat, "pauseQueue")).pauseQueue();
	}

	/** What {@link #deleteFrom} and the like would take out of the log. Blocks. */
	public LogTail tail(ChatId chat, MessageId message) throws RefusedException {
		required(chat, "tail");
		return asking(store -> {
			Message first = store.message(chat, message)
					.orElseThrow(() -> new StoreException(StoreException.Kind.NOT_FOUND, "The message is not in the chat (any more)."));
			return store.tail(chat, first.position());
		});
	}

	/** One message of a chat, one that was cut included; empty if there is none. Blocks. */
	public Optional<Message> message(ChatId chat, MessageId message) throws RefusedException {
		required(chat, "message");
		return asking(store -> store.message(chat, message));
	}

	/**
	 * Takes a message and all that follows it out of the log. Refused while the chat is answering.
	 *
	 * @return what was taken, for {@link #restore}
	 */
	public CompletableFuture<LogTail> deleteFrom(ChatId chat, MessageId message) {
		return sessions.of(required(chat, "deleteFrom")).deleteFrom(message);
	}

	/**
	 * Puts back what {@link #deleteFrom} took out. Refused once the chat has gone on.
	 *
	 * @param gone what the latest deletion took
	 */
	public CompletableFuture<Void> restore(ChatId chat, LogTail gone) {
		return sessions.of(required(chat, "restore")).restore(gone);
	}

	/**
	 * Sends a message in the place of one that a person wrote; that and all that follows it is taken out of the log. Refused
	 * while the chat is answering.
	 *
	 * @return the id of the new message, once it is durable
	 */
	public CompletableFuture<MessageId> editAndResend(ChatId chat, MessageId message, List<ContentPart> content) {
		required(chat, "editAndResend");
		try {
			checkMessage(content);
		} catch (RefusedException e) {
			return CompletableFuture.failedFuture(e);
		}
		return sessions.of(chat).editAndResend(message, content);
	}

	/**
	 * Asks again for an answer, and for the later answers of others to the same message; or, where the message is a human's,
	 * for all answers to it. What was there from the answer on is taken out of the log; the answers that were given stay, to
	 * be {@linkplain #choose chosen}. Refused while the chat is answering.
	 *
	 * @param message an agent's answer, or a human message
	 */
	public CompletableFuture<Void> regenerate(ChatId chat, MessageId message) {
		return sessions.of(required(chat, "regenerate")).regenerate(message);
	}

	/**
	 * Lets another answer that was given stand in the log instead of the one that does. Refused while the chat is answering,
	 * and if anything follows the answer in the log.
	 *
	 * @param alternative one of {@link org.agentworld.events.conversation.MessagePage#alternatives}
	 */
	public CompletableFuture<Void> choose(ChatId chat, MessageId alternative) {
		return sessions.of(required(chat, "choose")).choose(alternative);
	}

	/**
	 * Makes a new chat of the log up to a message, which agents remember as they do there; what is in the chat's past only is
	 * not taken over. The chat may be answering meanwhile. Blocks, for long logs some seconds; no other chat waits.
	 *
	 * @param upTo the last message that is taken over
	 */
	public Chat branch(ChatId chat, MessageId upTo, String name) throws RefusedException {
		Chat branch = ModelFactory.eINSTANCE.createChat();
		branch.setName(name);
		Checks.validName(branch);
		branch.setId(ChatId.random());
		branch.setNameSource(NameSource.PERSON);
		branch.setCreatedAt(parts.timers().now());
		branch.setLastMessageAt(branch.getCreatedAt());
		asking(store -> {
			new Branch(store, required(chat, "branch"), upTo).write(branch);
			return null;
		});
		sessions.of(branch.getId()).announceCreated();
		return branch;
	}

	/** Lets a paused queue go on. */
	public CompletableFuture<Void> resumeQueue(ChatId chat) {
		return sessions.of(required(chat, "resumeQueue")).resumeQueue();
	}

	/**
	 * The chat at one point of its event order.
	 *
	 * @param before only messages before this position; {@link Long#MAX_VALUE} for the newest
	 * @param limit  how many messages at most
	 */
	public CompletableFuture<ChatSnapshot> snapshot(ChatId chat, long before, int limit) {
		return sessions.of(required(chat, "snapshot")).snapshot(before, limit);
	}

	/** Follows the chat until it ends or the subscription is closed, after which the follower gets nothing more. */
	public EventSubscription follow(ChatAddress chat, ChatFollower follower) {
		return Follow.begin(sessions.of(chat.chat()), chat, parts.subscriptions(), follower, PAGE);
	}

	private static ChatId required(ChatId chat, String call) {
		if (chat == null) {
			throw new NullPointerException(call + " needs the chat that it concerns.");
		}
		return chat;
	}

	private interface Question<R> {
		R to(Store store) throws StoreException;
	}

	private <R> R asking(Question<R> question) throws RefusedException {
		try {
			return question.to(parts.store());
		} catch (StoreException e) {
			throw new RefusedException(e.getMessage(), e);
		}
	}
}
