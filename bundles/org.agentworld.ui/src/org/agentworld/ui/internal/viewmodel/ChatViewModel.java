package org.agentworld.ui.internal.viewmodel;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry.Written;
import org.eclipse.osgi.util.NLS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One chat in use, as the window shows it. Written by the thread of the chat's subscription, read by any; its lock is
 * held for the noting of one event, never while something is asked or told.
 */
public final class ChatViewModel {

	private static final Logger LOG = LoggerFactory.getLogger(ChatViewModel.class);
	private static final Executor READERS = task -> Thread.ofVirtual().name("alternative").start(task);

	private final ChatAddress address;
	private final ChatManager chats;
	private final ReentrantLock lock = new ReentrantLock();
	private final Transcript transcript = new Transcript();
	private final List<TranscriptReader> readers = new CopyOnWriteArrayList<>();
	private final List<Runnable> statusListeners = new CopyOnWriteArrayList<>();

	private long generation;
	/** Whether something was taken out of the log since this is in use. Of the subscription's thread. */
	private boolean cut;
	private volatile ChatStatus status = new ChatStatus(false, "", Optional.empty(), Activity.IDLE, List.of(),
			List.of(), TokenSum.NONE, Queue.EMPTY, 0, false, false, Optional.empty());

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
		return asking(() -> transcript.textOf(key));
	}

	/**
	 * A file of an entry; empty if there is none (any more).
	 *
	 * @param index which of the entry's files, from 0
	 */
	public Optional<Attachment> attachment(String key, int index) {
		return asking(() -> transcript.attachment(key, index));
	}

	/** The files of all messages that are loaded, the latest first. */
	public List<Attachment> attachments() {
		return asking(() -> transcript.attachments());
	}

	/** A message of the log as it is shown; empty if the key names none (any more). */
	public Optional<Written> written(String key) {
		return asking(() -> transcript.written(key));
	}

	/** The last message of the log for which something holds, among those that are loaded. */
	public Optional<Written> lastWritten(Predicate<Written> condition) {
		return asking(() -> transcript.lastWritten(condition));
	}

	/**
	 * Shows another of the answers that were given in the place of one; nothing changes in the chat. Returns at once.
	 *
	 * @param steps how many answers further on; may be negative; nothing happens where there is none
	 * @return completed when it is shown; fails if it cannot be read
	 */
	public CompletableFuture<Void> showAlternative(Written answer, int steps) {
		List<MessageId> all = answer.alternatives().all();
		int wanted = answer.place() + steps;
		if (wanted < 0 || wanted >= all.size()) {
			return CompletableFuture.completedFuture(null);
		}
		if (all.get(wanted).equals(answer.message().id())) {
			show(answer, answer.message());
			return CompletableFuture.completedFuture(null);
		}
		return CompletableFuture.supplyAsync(() -> read(all.get(wanted)), READERS)
				.thenAccept(found -> found.ifPresent(other -> show(answer, other)));
	}

	private Optional<Message> read(MessageId message) {
		try {
			return chats.message(address.chat(), message);
		} catch (RefusedException e) {
			throw new CompletionException(e);
		}
	}

	private void show(Written answer, Message other) {
		change(now -> {
			transcript.show(answer.key(), other);
			return now;
		});
	}

	/** The last turn that did not end as it should and offers a retry. */
	public Optional<TurnId> latestUnfinished() {
		return asking(() -> transcript.latestUnfinished());
	}

	/** A turn that did not end as it should and offers a retry; empty if this one does not. */
	public Optional<Turn> unfinished(TurnId turn) {
		return asking(() -> transcript.unfinished(turn));
	}

	private <R> R asking(Supplier<R> question) {
		lock.lock();
		try {
			return question.get();
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
				if (cut) {
					endedTurn(event).flatMap(Turn::answer).flatMap(answer -> written(Written.key(answer)))
							.ifPresent(ChatViewModel.this::askAlternatives);
				}
			}

			@Override
			public void onEnd(RefusedException why) {
				// The event of a deletion has said more.
				change(now -> now.ended().isPresent() ? now : ended(now, now.name(), why.getMessage()));
			}
		};
	}

	private static Optional<Turn> endedTurn(ChatEvent event) {
		return switch (event) {
			case ChatEvent.TurnEnded(_, _, Turn turn) -> Optional.of(turn);
			case ChatEvent.TurnCancelled(_, _, Turn turn) -> Optional.of(turn);
			case ChatEvent.TurnFailed(_, _, Turn turn) -> Optional.of(turn);
			default -> Optional.empty();
		};
	}

	/** Events do not say of an answer whether it was given before: once something was cut, that is asked. */
	private void askAlternatives(Written answer) {
		chats.snapshot(address.chat(), answer.message().position() + 1, 1).thenAccept(snapshot -> change(now -> {
			transcript.alternatives(snapshot.page().alternatives());
			return now;
		})).exceptionally(failure -> {
			LOG.warn("Whether an answer in chat {} was given before could not be read.", address.chat(), failure);
			return null;
		});
	}

	private ChatStatus fromSnapshot(ChatStatus now, ChatSnapshot snapshot) {
		List<Message> messages = snapshot.page().messages();
		generation++;
		transcript.reset(snapshot.page(), snapshot.liveTurns());
		return new ChatStatus(true, snapshot.name(), snapshot.origin(), snapshot.activity(),
				transcript.runningTurns(), transcript.delays(), transcript.tokens(), snapshot.queue(),
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
			case ChatEvent.MessagesCut gone -> {
				transcript.cut(gone.messages(), gone.turns());
				cut = true;
			}
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
		return new ChatStatus(now.loaded(), name, now.origin(), activity, transcript.runningTurns(), transcript.delays(),
				transcript.tokens(), queue, newest, now.hasOlder(), now.loadingOlder(), now.ended());
	}

	private ChatStatus with(ChatStatus now, boolean loadingOlder, boolean hasOlder) {
		return new ChatStatus(now.loaded(), now.name(), now.origin(), now.activity(), now.running(), now.delays(),
				transcript.tokens(), now.queue(), now.newest(), hasOlder, loadingOlder, now.ended());
	}

	private static ChatStatus ended(ChatStatus now, String name, String why) {
		return new ChatStatus(true, name, now.origin(), Activity.IDLE, List.of(), List.of(), now.tokens(), Queue.EMPTY,
				now.newest(), false, false, Optional.of(why));
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
