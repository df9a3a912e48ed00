package org.agentworld.core.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.agentworld.core.EngineParts;
import org.agentworld.core.RefusedException;
import org.agentworld.core.internal.session.Ending.Cause;
import org.agentworld.core.internal.naming.ChatNaming;
import org.agentworld.core.internal.turn.ModelCalls;
import org.agentworld.core.internal.turn.TurnCall;
import org.agentworld.core.internal.turn.TurnGate;
import org.agentworld.core.internal.turn.TurnListener;
import org.agentworld.core.internal.world.WorldRuntimes;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.World;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.spi.store.ChatChange.AppendTurnText;
import org.agentworld.spi.store.ChatChange.TextKind;
import org.agentworld.spi.store.ChatState;
import org.agentworld.spi.store.LogTail;
import org.agentworld.spi.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The running side of one chat: a mailbox with one consumer, which alone changes the chat's {@link Conversation}. Safe
 * for use by many threads; no method blocks. The state is read from the store by the first step that needs it.
 */
public final class ChatSession {

	private static final Logger LOG = LoggerFactory.getLogger(ChatSession.class);

	/** How many steps of turns may wait before the turns have to. */
	private static final int CAPACITY = 256;
	/** Half of what may be lost at most: the rest is for the store. */
	private static final Duration CHECKPOINT = Duration.ofMillis(250);
	private static final Duration SAVE_AGAIN = Duration.ofSeconds(2);
	private static final Duration LONGEST_END = Duration.ofSeconds(2);
	/** A provider that keeps its own time limits has the better words, so it may be first. */
	private static final Duration GRACE = Duration.ofSeconds(5);

	private final ChatId chat;
	private final EngineParts parts;
	private final WorldRuntimes runtimes;
	private final ModelCalls calls;
	private final ChatNaming naming;
	private final Consumer<ChatSession> onDeleted;
	private final Mailbox mailbox;
	private final Turns turns = new Turns();

	private Conversation conversation;
	private String closedBecause;

	/** @param onDeleted told when the chat is gone, on the consumer's thread */
	ChatSession(ChatId chat, EngineParts parts, WorldRuntimes runtimes, ModelCalls calls,
			Consumer<ChatSession> onDeleted) {
		this.chat = chat;
		this.parts = parts;
		this.runtimes = runtimes;
		this.calls = calls;
		this.naming = new ChatNaming(parts, calls);
		this.onDeleted = onDeleted;
		this.mailbox = new Mailbox(chat.toString(), CAPACITY);
	}

	public ChatId chat() {
		return chat;
	}

	/** Publishes that the chat exists now. */
	public CompletableFuture<Void> announceCreated() {
		return ask(open -> open.properties().announceCreated());
	}

	/** Completed when the message is durable, in the log or in the queue. */
	public CompletableFuture<MessageId> send(List<ContentPart> content) {
		QueuedMessage message = new QueuedMessage(MessageId.random(), content, parts.timers().now());
		return ask(open -> open.send(message)).thenApply(_ -> message.id());
	}

	public CompletableFuture<Void> stop() {
		return ask(Conversation::stop);
	}

	public CompletableFuture<Void> retry(TurnId turn) {
		return ask(open -> open.retry(turn));
	}

	public CompletableFuture<Void> dismiss(TurnId turn) {
		return ask(open -> open.dismiss(turn));
	}

	public CompletableFuture<Void> removeQueued(MessageId message) {
		return ask(open -> open.waiting().remove(message));
	}

	public CompletableFuture<Void> moveQueued(MessageId message, int index) {
		return ask(open -> open.waiting().move(message, index));
	}

	public CompletableFuture<Void> editQueued(MessageId message, List<ContentPart> content) {
		return ask(open -> open.waiting().edit(message, content));
	}

	public CompletableFuture<Void> clearQueue() {
		return ask(open -> open.waiting().clear());
	}

	public CompletableFuture<Void> pauseQueue() {
		return ask(open -> open.waiting().pause());
	}

	public CompletableFuture<LogTail> deleteFrom(MessageId message) {
		return answer(open -> open.deleteFrom(message));
	}

	public CompletableFuture<Void> restore(LogTail gone) {
		return ask(open -> open.restore(gone));
	}

	/** Completed with the id of the new message when that is durable. */
	public CompletableFuture<MessageId> editAndResend(MessageId message, List<ContentPart> content) {
		QueuedMessage edited = new QueuedMessage(MessageId.random(), content, parts.timers().now());
		return ask(open -> open.editAndResend(message, edited)).thenApply(_ -> edited.id());
	}

	public CompletableFuture<Void> regenerate(MessageId message) {
		return ask(open -> open.regenerate(message));
	}

	public CompletableFuture<Void> choose(MessageId alternative) {
		return ask(open -> open.choose(alternative));
	}

	public CompletableFuture<Void> goOn() {
		return ask(Conversation::goOn);
	}

	public CompletableFuture<Void> resumeQueue() {
		return ask(Conversation::resumeQueue);
	}

	public CompletableFuture<Void> rename(String name) {
		return ask(open -> open.properties().rename(name));
	}

	public CompletableFuture<Void> pin(boolean pinned) {
		return ask(open -> open.properties().pin(pinned));
	}

	public CompletableFuture<Void> archive(boolean archived) {
		return ask(open -> open.properties().archive(archived));
	}

	public CompletableFuture<Void> seen(long position) {
		return ask(open -> open.seen(position));
	}

	public CompletableFuture<ChatSnapshot> snapshot(long before, int limit) {
		return answer(open -> open.snapshot(before, limit));
	}

	/** Deletes the chat and ends this session. */
	public CompletableFuture<Void> delete() {
		return ask(open -> {
			open.delete();
			endDeleted();
		});
	}

	/** Ends this session if its chat went with this world. */
	void endIfOf(WorldId world) {
		mailbox.post(said(open -> {
			if (open.address().world().equals(world)) {
				open.endDeleted();
				endDeleted();
			}
		}));
	}

	private void endDeleted() {
		closedBecause = "The chat was deleted.";
		conversation = null;
		onDeleted.accept(this);
	}

	/** Cancels what runs and ends this session; a chat that was not in use is not read for that. */
	CompletableFuture<Void> close() {
		CompletableFuture<Void> closed = new CompletableFuture<>();
		mailbox.post(() -> {
			try {
				if (conversation != null) {
					conversation.stop();
				}
				complete(closed, null);
			} catch (StoreException | RuntimeException e) {
				fail(closed, e);
			} finally {
				closedBecause = "The program is ending.";
				conversation = null;
			}
		});
		return closed;
	}

	/** Reads the chat, so that turns of it that wait for a person count as such. */
	CompletableFuture<Void> awaken() {
		return ask(_ -> {
		});
	}

	/** A step that gives an answer. */
	private interface Question<R> {
		R in(Conversation open) throws StoreException, RefusedException;
	}

	/** A step that gives none. */
	private interface Step {
		void in(Conversation open) throws StoreException, RefusedException;
	}

	private CompletableFuture<Void> ask(Step step) {
		return answer(open -> {
			step.in(open);
			return null;
		});
	}

	private <R> CompletableFuture<R> answer(Question<R> question) {
		CompletableFuture<R> answer = new CompletableFuture<>();
		mailbox.post(() -> {
			try {
				complete(answer, question.in(open()));
			} catch (RefusedException e) {
				fail(answer, e);
			} catch (StoreException e) {
				fail(answer, new RefusedException(e.getMessage(), e));
			} catch (RuntimeException | Error e) {
				fail(answer, e);
				throw e;
			}
		});
		return answer;
	}

	/** On a thread of its own: what callers hang on to the answer must not run on the session's consumer. */
	private static <R> void complete(CompletableFuture<R> answer, R value) {
		Thread.ofVirtual().start(() -> answer.complete(value));
	}

	private static void fail(CompletableFuture<?> answer, Throwable why) {
		Thread.ofVirtual().start(() -> answer.completeExceptionally(why));
	}

	private Conversation open() throws StoreException, RefusedException {
		if (closedBecause != null) {
			throw new RefusedException(closedBecause);
		}
		if (conversation == null) {
			try {
				ChatState saved = parts.store().chatState(chat);
				conversation = new Conversation(parts, runtimes.get(saved.chat().getWorld()), saved, turns);
			} catch (StoreException e) {
				if (e.kind() != StoreException.Kind.NOT_FOUND) {
					throw e;
				}
				closedBecause = "There is no chat " + chat + " (any more).";
				onDeleted.accept(this);
				throw new RefusedException(closedBecause, e);
			}
		}
		return conversation;
	}

	/** What a turn or a timer has to say; nobody waits for an answer, and after the session's end nobody listens. */
	private Runnable said(Step step) {
		return () -> {
			if (conversation != null) {
				try {
					step.in(conversation);
				} catch (StoreException e) {
					LOG.warn("Saving failed: {}", e.getMessage(), e);
				} catch (RefusedException e) {
					LOG.warn("Refused: {}", e.getMessage(), e);
				}
			}
		};
	}

	/** Like {@link #said(Step)}; log lines of the step name the turn. */
	private Runnable said(TurnId turn, Step step) {
		Runnable untraced = said(step);
		return () -> {
			try (var _ = MDC.putCloseable("turn", turn.toString())) {
				untraced.run();
			}
		};
	}

	/** Lets turns run, and hears them. */
	private final class Turns implements TurnStarter, TurnListener {

		@Override
		public void start(RunningTurn turn) {
			TurnCall call = calls.of(turn.turn(), turn.world(), turn.agent(), this);
			turn.startedBy(call, call.start());
		}

		@Override
		public void delayed(TurnId turn, Delay delay) throws InterruptedException {
			mailbox.postWhenRoom(said(turn, open -> open.delayed(turn, Optional.of(delay))));
		}

		@Override
		public void asking(TurnId turn, Patience patience) throws InterruptedException {
			mailbox.postWhenRoom(said(turn, open -> {
				open.delayed(turn, Optional.empty());
				open.running(turn).ifPresent(one -> watch(one, patience));
			}));
		}

		@Override
		public void leavingOut(TurnId turn, int messages) throws InterruptedException {
			mailbox.postWhenRoom(said(turn, open -> open.leavingOut(turn, messages)));
		}

		@Override
		public void text(TurnId turn, String text) throws InterruptedException {
			mailbox.postWhenRoom(said(turn, open -> open.chunk(turn, TextKind.ANSWER, text)));
		}

		@Override
		public void reasoning(TurnId turn, String text) throws InterruptedException {
			mailbox.postWhenRoom(said(turn, open -> open.chunk(turn, TextKind.REASONING, text)));
		}

		@Override
		public void answered(TurnId turn, Usage usage) {
			mailbox.post(said(turn, open -> {
				Optional<RunningTurn> empty = open.running(turn).filter(one -> !one.hasAnswer());
				open.returned(turn, empty.map(one -> Cause.failed(one.emptyAnswer())).orElseGet(() -> Cause.answered(usage)));
			}));
		}

		@Override
		public void failed(TurnId turn, TurnError error) {
			mailbox.post(said(turn, open -> open.returned(turn, Cause.failed(error))));
		}

		/** A provider that neither speaks nor returns is faulty; its turn must not hang for ever. */
		private void watch(RunningTurn turn, Patience patience) {
			long heardBefore = turn.heard();
			Duration limit = (heardBefore == 0 ? patience.connect().plus(patience.firstToken()) : patience.silence())
					.plus(GRACE);
			long watch = turn.nextWatch();
			turn.watchedBy(parts.timers().after(limit, () -> mailbox.post(said(turn.id(), open -> {
				if (!turn.isWatchedBy(watch)) {
					return;
				}
				if (open.running(turn.id()).isPresent() && turn.heard() > heardBefore) {
					watch(turn, patience);
				} else {
					open.overdue(turn.id(), Cause.failed(turn.silence(limit)));
				}
			}))));
		}

		@Override
		public void checkpointLater(TurnId turn) {
			checkpointAfter(CHECKPOINT, turn);
		}

		private void checkpointAfter(Duration delay, TurnId turn) {
			parts.timers().after(delay,
					() -> mailbox.post(said(turn, open -> open.running(turn).ifPresent(this::checkpoint))));
		}

		private void checkpoint(RunningTurn turn) {
			List<AppendTurnText> unsaved = turn.unsaved();
			Instant begun = parts.timers().now();
			parts.store().commit(chat, List.copyOf(unsaved)).whenComplete((_, error) -> mailbox.post(said(turn.id(), open -> {
				if (error == null) {
					unsaved.forEach(change -> turn.text(change.kind()).saved(change));
				} else {
					LOG.warn("The text of a running turn could not be saved yet: {}", error.getMessage());
				}
				turn.checkpointEnds();
				if (turn.hasUnsaved() && open.running(turn.id()).isPresent() && turn.needsCheckpoint()) {
					// What came meanwhile has waited for the store already.
					Duration taken = Duration.between(begun, parts.timers().now());
					checkpointAfter(taken.compareTo(CHECKPOINT) < 0 ? CHECKPOINT.minus(taken) : Duration.ZERO, turn.id());
				}
			})));
		}

		@Override
		public void endAgainLater() {
			parts.timers().after(SAVE_AGAIN, () -> mailbox.post(said(Conversation::endAgain)));
		}

		@Override
		public Runnable findName(World world) {
			return naming.start(chat, world, name -> mailbox.post(said(open -> open.properties().named(name))));
		}

		@Override
		public void expectToEnd(RunningTurn turn) {
			parts.timers().after(LONGEST_END, () -> {
				if (turn.gate().filter(TurnGate::isRunning).isPresent()) {
					turn.abandon();
					try (var _ = MDC.putCloseable("chat", chat.toString());
							var _ = MDC.putCloseable("turn", turn.id().toString())) {
						LOG.warn("The turn was cancelled, but the code of {} still runs.", turn.contributor());
					}
				}
			});
		}
	}
}
