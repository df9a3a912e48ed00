package org.agentworld.ui.internal.viewmodel;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

import org.agentworld.core.ChatFollower;
import org.agentworld.core.ChatManager;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.TurnId;
import org.eclipse.osgi.util.NLS;

/**
 * One chat in use, as the window shows it. Written by the thread of the chat's subscription, read by any; its lock is
 * held for the noting of one event, never while something is asked or told.
 */
public final class ChatViewModel {

	private final ChatAddress address;
	private final ChatManager chats;
	private final ReentrantLock lock = new ReentrantLock();
	private final Transcript transcript = new Transcript();
	private final List<TranscriptReader> readers = new CopyOnWriteArrayList<>();
	private final List<Runnable> statusListeners = new CopyOnWriteArrayList<>();

	private long generation;
	private volatile ChatStatus status = new ChatStatus(false, "", Activity.IDLE, List.of(), List.of(),
			TokenSum.NONE, Queue.EMPTY, 0, false, false, Optional.empty());

	ChatViewModel(ChatAddress address, ChatManager chats) {
		this.address = address;
		this.chats = chats;
	}

	public ChatAddress address() {
		return address;
	}

	/** All but the transcript, as it is now. */
	public ChatStatus status() {
		return status;
	}

	/**
	 * One more who shows the chat; independent of the others.
	 *
	 * @param onDirty called on the subscription's thread when the reader, having taken all, has something to take again:
	 *                once, however much comes. It flips a flag and returns.
	 */
	public TranscriptReader newReader(Runnable onDirty) {
		TranscriptReader reader = new TranscriptReader(this, transcript, lock, onDirty);
		readers.add(reader);
		return reader;
	}

	/**
	 * Hears of changes of the {@link #status}.
	 *
	 * @param onChange called on whatever thread changed it, after the change; returns at once
	 * @return ends that
	 */
	public Runnable onStatus(Runnable onChange) {
		statusListeners.add(onChange);
		return () -> statusListeners.remove(onChange);
	}

	/** The Markdown of an entry; empty if it has gone. */
	public Optional<String> textOf(String key) {
		lock.lock();
		try {
			return transcript.textOf(key);
		} finally {
			lock.unlock();
		}
	}

	/**
	 * A file of an entry; empty if there is none (any more).
	 *
	 * @param index which of the entry's files, from 0
	 */
	public Optional<Attachment> attachment(String key, int index) {
		lock.lock();
		try {
			return transcript.attachment(key, index);
		} finally {
			lock.unlock();
		}
	}

	/** The files of all messages that are loaded, the latest first. */
	public List<Attachment> attachments() {
		lock.lock();
		try {
			return transcript.attachments();
		} finally {
			lock.unlock();
		}
	}

	/** The last turn that did not end as it should and offers a retry. */
	public Optional<TurnId> latestUnfinished() {
		lock.lock();
		try {
			return transcript.latestUnfinished();
		} finally {
			lock.unlock();
		}
	}

	/** A turn that did not end as it should and offers a retry; empty if this one does not. */
	public Optional<Turn> unfinished(TurnId turn) {
		lock.lock();
		try {
			return transcript.unfinished(turn);
		} finally {
			lock.unlock();
		}
	}

	void remove(TranscriptReader reader) {
		readers.remove(reader);
	}

	/**
	 * Loads the page before the first entry, if there is one and it is not being loaded already. Returns at once.
	 *
	 * @return completed when the entries are there; fails if they cannot be read
	 */
	public CompletableFuture<Void> loadOlder() {
		long before;
		long asked;
		lock.lock();
		try {
			if (!status.hasOlder() || status.loadingOlder()) {
				return CompletableFuture.completedFuture(null);
			}
			status = with(status, true, true);
			before = transcript.firstPosition();
			asked = generation;
		} finally {
			lock.unlock();
		}
		statusListeners.forEach(Runnable::run);
		return chats.snapshot(address.chat(), before, ChatManager.PAGE).handle((older, failure) -> {
			olderCame(asked, older, failure);
			return null;
		});
	}

	private void olderCame(long asked, ChatSnapshot older, Throwable failure) {
		change(now -> {
			if (asked != generation) {
				// A new snapshot came in between; its first page stands for itself.
				return now;
			}
			if (failure != null) {
				return with(now, false, true);
			}
			transcript.prepend(older.page());
			return with(now, false, older.page().hasOlder());
		});
		if (failure != null) {
			throw failure instanceof CompletionException wrapped ? wrapped : new CompletionException(failure);
		}
	}

	/** What keeps this up to date. */
	ChatFollower follower() {
		return new ChatFollower() {
			@Override
			public void onSnapshot(ChatSnapshot snapshot) {
				change(now -> fromSnapshot(now, snapshot));
			}

			@Override
			public void onEvent(ChatEvent event) {
				change(now -> afterEvent(now, event));
			}

			@Override
			public void onEnd(RefusedException why) {
				change(now -> ended(now, now.name(), why.getMessage()));
			}
		};
	}

	private ChatStatus fromSnapshot(ChatStatus now, ChatSnapshot snapshot) {
		List<Message> messages = snapshot.page().messages();
		generation++;
		transcript.reset(snapshot.page(), snapshot.liveTurns());
		return new ChatStatus(true, snapshot.name(), snapshot.activity(), transcript.runningTurns(),
				transcript.delays(), transcript.tokens(), snapshot.queue(),
				messages.isEmpty() ? now.newest() : messages.getLast().position(), snapshot.page().hasOlder(), false,
				Optional.empty());
	}

	private ChatStatus afterEvent(ChatStatus now, ChatEvent event) {
		String name = now.name();
		Activity activity = now.activity();
		Queue queue = now.queue();
		long newest = now.newest();
		switch (event) {
			case ChatEvent.TurnChunk chunk -> {
				transcript.text(chunk.turn(), chunk.text());
				return now;
			}
			case ChatEvent.TurnReasoning chunk -> {
				transcript.reasoning(chunk.turn(), chunk.text());
				return now;
			}
			case ChatEvent.ChatCreated created -> name = created.name();
			case ChatEvent.ChatRenamed renamed -> name = renamed.name();
			case ChatEvent.MessageCommitted committed -> {
				transcript.add(committed.message());
				newest = committed.message().position();
			}
			case ChatEvent.MessagesCut cut -> transcript.cut(cut.messages(), cut.turns());
			case ChatEvent.TurnStepped stepped -> transcript.step(stepped.turn());
			case ChatEvent.TurnDelayed delayed -> transcript.delay(delayed.turn(), delayed.delay());
			case ChatEvent.TurnEnded ended -> transcript.end(ended.turn());
			case ChatEvent.TurnCancelled ended -> transcript.end(ended.turn());
			case ChatEvent.TurnFailed ended -> transcript.end(ended.turn());
			case ChatEvent.TurnDismissed dismissed -> transcript.dismiss(dismissed.turn());
			case ChatEvent.ActivityChanged changed -> activity = changed.activity();
			case ChatEvent.QueueChanged changed -> queue = changed.queue();
			// What was restored is in the snapshot with which its epoch began.
			case ChatEvent.MessagesRestored _, ChatEvent.ChatPinned _, ChatEvent.ChatArchived _, ChatEvent.ChatSeen _ -> {
				return now;
			}
			case ChatEvent.ChatDeleted _ -> {
				return ended(now, name, NLS.bind(Messages.ChatViewModel_deleted, name));
			}
		}
		return new ChatStatus(now.loaded(), name, activity, transcript.runningTurns(), transcript.delays(),
				transcript.tokens(), queue, newest,
				now.hasOlder(), now.loadingOlder(), now.ended());
	}

	private ChatStatus with(ChatStatus now, boolean loadingOlder, boolean hasOlder) {
		return new ChatStatus(now.loaded(), now.name(), now.activity(), now.running(), now.delays(), transcript.tokens(),
				now.queue(), now.newest(), hasOlder, loadingOlder, now.ended());
	}

	private static ChatStatus ended(ChatStatus now, String name, String why) {
		return new ChatStatus(true, name, Activity.IDLE, List.of(), List.of(), now.tokens(), Queue.EMPTY, now.newest(), false, false,
				Optional.of(why));
	}

	private void change(UnaryOperator<ChatStatus> work) {
		ChatStatus before;
		ChatStatus after;
		lock.lock();
		try {
			before = status;
			after = work.apply(before);
			status = after;
		} finally {
			lock.unlock();
		}
		readers.forEach(TranscriptReader::changed);
		if (!after.equals(before)) {
			statusListeners.forEach(Runnable::run);
		}
	}
}
