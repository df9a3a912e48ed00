package org.agentworld.core.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.agentworld.core.EngineParts;
import org.agentworld.core.RefusedException;
import org.agentworld.core.internal.session.Ending.Cause;
import org.agentworld.core.internal.session.Past.Wanted;
import org.agentworld.core.internal.world.AgentGuard.Lease;
import org.agentworld.core.internal.world.WorldRuntime;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.ChatChange.CutReason;
import org.agentworld.spi.store.ChatChange.TextKind;
import org.agentworld.spi.store.ChatState;
import org.agentworld.spi.store.LogTail;
import org.agentworld.spi.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of one open chat and its steps. Belongs to the session's consumer. Every step that changes something saves
 * first, then changes the state, then publishes: a step that cannot save has changed nothing.
 */
final class Conversation {

	private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

	private final EngineParts parts;
	private final ChatAddress address;
	private final WorldRuntime runtime;
	private final ChatStore store;
	private final Past past;
	private final TurnRequests requests;
	private final SessionEvents events;
	private final TurnStarter starter;
	private final ChatProperties properties;
	private final WaitingMessages waiting;

	private final RunningTurns turns = new RunningTurns();
	private long lastPosition;
	private long lastOrdinal;
	/** What was deleted and can be put back, the latest last. */
	private final List<LogTail> deletions = new ArrayList<>();
	private Activity activity;
	/** Whether a person wants nothing to follow the turns that are ending. */
	private boolean stopping;
	private boolean endsAgainLater;
	/** Whether a turn has ended as it should since this was opened. */
	private boolean answered;

	Conversation(EngineParts parts, WorldRuntime runtime, ChatState saved, TurnStarter starter) {
		this.parts = parts;
		this.runtime = runtime;
		this.starter = starter;
		this.address = new ChatAddress(saved.chat().getWorld(), saved.chat().getId());
		this.store = new ChatStore(parts.store(), address.chat());
		this.past = new Past(store);
		this.requests = new TurnRequests(address.chat(), runtime, parts.timers());
		this.events = new SessionEvents(address, parts.publisher(), parts.timers());
		this.properties = new ChatProperties(saved.chat(), store, events);
		this.waiting = new WaitingMessages(saved.queue(), store, events);
		this.lastPosition = saved.lastPosition();
		this.lastOrdinal = saved.lastOrdinal();
		saved.unfinishedTurns().forEach(this::resumeWaiting);
		this.activity = turns.activity();
	}

	/** After recovery only turns that wait for a person are unfinished; they go on when that person answers. */
	private void resumeWaiting(LiveTurn live) {
		World world = runtime.published();
		Turn turn = live.turn();
		Agent agent = world.getAgents().stream().filter(one -> one.getId().equals(turn.agent())).findFirst().orElse(null);
		Lease lease = runtime.agents().use(turn.agent(), address.chat()).orElse(() -> {
		});
		turns.add(new RunningTurn(live, world, agent, lease));
	}

	ChatAddress address() {
		return address;
	}

	// --- what a person asks for

	ChatProperties properties() {
		return properties;
	}

	WaitingMessages waiting() {
		return waiting;
	}

	void seen(long upTo) throws StoreException {
		properties.seen(Math.min(upTo, lastPosition));
	}

	void send(QueuedMessage message) throws StoreException {
		if (isBusy() || !waiting.isEmpty()) {
			waiting.add(message);
		} else {
			begin(message, waiting.queue(), Optional.empty());
		}
	}

	void resumeQueue() throws StoreException {
		if (!waiting.isPaused()) {
			return;
		}
		if (isBusy()) {
			waiting.resume();
		} else {
			beginNext();
			goOnOrPause();
		}
	}

	/** Stops what runs. What is queued waits until the person resumes it: who stops does not want the next to start. */
	void stop() throws StoreException {
		properties.endNaming();
		// First of all, whether or not the end can be saved: nothing of these turns reaches the chat from here on.
		turns.forEach(turn -> {
			cancel(turn);
			turn.endsBy(Cause.CANCELLED);
		});
		stopping = isBusy();
		end();
	}

	void retry(TurnId id) throws StoreException, RefusedException {
		Turn failed = finishedTurn(id);
		refuseBusy();
		past.requireInLog(failed.trigger());
		Optional<Message> standing = past.standingAnswer(failed);
		boolean own = standing.map(Message::id).equals(failed.answer());
		List<RunningTurn> again = requests.requestAll(runtime.published(),
				List.of(new Wanted(failed.trigger(), failed.agent(), failed.agentName(), failed.exchange())), lastOrdinal + 1);
		List<MessageId> cut = standing.stream().map(Message::id).toList();
		List<ChatChange> changes = new ArrayList<>();
		changes.add(new ChatChange.DismissTurn(id));
		changes.add(new ChatChange.CutMessages(own ? CutReason.RETRY : CutReason.REGENERATE, cut));
		again.forEach(turn -> changes.add(new ChatChange.PutTurn(turn.turn())));
		saveOrRelease(changes, again);
		events.dismissed(id);
		if (!cut.isEmpty()) {
			events.cut(new LogTail(cut, List.of()));
		}
		admit(again);
	}

	void dismiss(TurnId id) throws StoreException, RefusedException {
		finishedTurn(id);
		store.save(List.of(new ChatChange.DismissTurn(id)));
		events.dismissed(id);
	}

	/** Takes a message and all that follows it out of the log. */
	LogTail deleteFrom(MessageId message) throws StoreException, RefusedException {
		refuseBusy();
		LogTail gone = past.from(message);
		store.save(List.of(new ChatChange.CutMessages(CutReason.DELETE, gone.messages())));
		deletions.add(gone);
		events.cut(gone);
		return gone;
	}

	/** Takes back the latest deletion. */
	void restore(LogTail gone) throws StoreException, RefusedException {
		if (deletions.isEmpty() || !deletions.getLast().equals(gone)) {
			throw new RefusedException("The deletion cannot be undone: the chat has gone on since.");
		}
		store.save(List.of(new ChatChange.RestoreMessages(gone.messages())));
		deletions.removeLast();
		events.restored(gone);
	}

	/** Sends another message in the place of one, and of all that follows that. */
	void editAndResend(MessageId message, QueuedMessage edited) throws StoreException, RefusedException {
		refuseBusy();
		LogTail gone = past.fromHuman(message);
		begin(edited, waiting.queue(), Optional.of(new CutBefore(CutReason.EDIT, gone)));
	}

	/** Asks again for answers that were given; those stay as alternatives. */
	void regenerate(MessageId message) throws StoreException, RefusedException {
		refuseBusy();
		World world = runtime.published();
		Past.Again again = past.again(message, world);
		List<RunningTurn> requested = requests.requestAll(world, again.wanted(), lastOrdinal + 1);
		List<ChatChange> changes = new ArrayList<>();
		again.retired().forEach(turn -> changes.add(new ChatChange.DismissTurn(turn)));
		changes.add(new ChatChange.CutMessages(CutReason.REGENERATE, again.replaced()));
		changes.add(new ChatChange.CutMessages(CutReason.DELETE, again.following()));
		requested.forEach(turn -> changes.add(new ChatChange.PutTurn(turn.turn())));
		saveOrRelease(changes, requested);
		events.cut(again.gone());
		admit(requested);
	}

	/** Lets another answer that was given stand in the log. */
	void choose(MessageId alternative) throws StoreException, RefusedException {
		refuseBusy();
		Past.Choice choice = past.choice(alternative);
		List<ChatChange> changes = new ArrayList<>();
		choice.gone().turns().forEach(turn -> changes.add(new ChatChange.DismissTurn(turn)));
		changes.add(new ChatChange.CutMessages(CutReason.REGENERATE, choice.gone().messages()));
		changes.add(new ChatChange.RestoreMessages(List.of(choice.chosen())));
		store.save(changes);
		deletions.clear();
		events.cut(choice.gone());
		events.restored(new LogTail(List.of(choice.chosen()), List.of()));
	}

	/** Asks for the answers that the turn limit has put off, as far as it allows them now that it counts anew. */
	void goOn() throws StoreException, RefusedException {
		refuseBusy();
		World world = runtime.published();
		ExchangeLog limited = ExchangeLog.atLimit(store).orElseThrow(() -> new RefusedException(
				"There is nothing to go on with: the agents have not reached their turn limit since your last message."));
		List<Wanted> wanted = limited.wanted(world);
		if (wanted.isEmpty()) {
			throw new RefusedException("There is nothing to go on with: no agent that is switched on is still to answer.");
		}
		List<RunningTurn> requested = requests.requestAll(world, wanted, lastOrdinal + 1);
		saveOrRelease(requested.stream().<ChatChange>map(turn -> new ChatChange.PutTurn(turn.turn())).toList(), requested);
		admit(requested);
	}

	private void refuseBusy() throws RefusedException {
		if (isBusy()) {
			throw new RefusedException("The chat is answering. Wait until it has finished, or stop it, and try again then.");
		}
	}

	/** One point of the event order: all events so far are in what the store gives, none is published meanwhile. */
	ChatSnapshot snapshot(long before, int limit) throws StoreException {
		return new ChatSnapshot(address.world(), address.chat(), properties.name(), properties.origin(), events.epoch(), events.lastSeq(),
				store.page(before, limit), turns.live(), waiting.queue(), activity);
	}

	void delete() throws StoreException {
		store.delete();
		endDeleted();
	}

	/** The rows of the chat are gone. */
	void endDeleted() {
		turns.forEach(turn -> {
			cancel(turn);
			turn.release();
		});
		turns.clear();
		properties.endNaming();
		events.deleted();
	}

	// --- what turns post; a turn that is not among the running ones has ended, and is not heard any more

	void chunk(TurnId id, TextKind kind, String text) {
		turns.heard(id).ifPresent(turn -> {
			turn.hears(kind, parts.timers().now());
			events.said(id, kind, turn.text(kind).append(text), text);
			if (turn.needsCheckpoint()) {
				starter.checkpointLater(id);
			}
		});
	}

	/** The turn waits before it calls its model; empty: it calls now. */
	void delayed(TurnId id, Optional<Delay> delay) {
		turns.heard(id).filter(turn -> turn.delayedBy(delay)).ifPresent(_ -> events.delayed(id, delay));
	}

	/** The turn's model is asked without so many of the oldest messages. */
	void leavingOut(TurnId id, int messages) throws StoreException {
		Optional<RunningTurn> heard = turns.heard(id);
		if (heard.isPresent()) {
			Turn shorter = heard.get().turn().leavingOut(messages);
			store.save(List.of(new ChatChange.PutTurn(shorter)));
			heard.get().become(shorter);
			events.stepped(shorter);
		}
	}

	/** The turn's call has returned. */
	void returned(TurnId id, Cause cause) throws StoreException {
		turns.heard(id).ifPresent(turn -> {
			turn.returned();
			turn.endsBy(cause);
		});
		end();
	}

	/** The turn's call takes too long: it is ended from here. */
	void overdue(TurnId id, Cause cause) throws StoreException {
		turns.heard(id).ifPresent(turn -> {
			cancel(turn);
			turn.endsBy(cause);
		});
		end();
	}

	Optional<RunningTurn> running(TurnId id) {
		return turns.get(id);
	}

	boolean isBusy() {
		return !turns.isEmpty();
	}

	// --- steps

	/** What is taken out of the log before a message enters it. */
	private record CutBefore(CutReason reason, LogTail gone) {
	}

	private void begin(QueuedMessage next, Queue rest, Optional<CutBefore> cut) throws StoreException {
		Beginning beginning = Beginning.of(address.chat(), next, lastPosition + 1, runtime.published(), requests,
				lastOrdinal + 1, parts.timers().now());
		boolean queueChanges = !rest.equals(waiting.queue());
		List<ChatChange> changes = new ArrayList<>();
		cut.ifPresent(before -> changes.add(new ChatChange.CutMessages(before.reason(), before.gone().messages())));
		changes.addAll(beginning.changes());
		if (queueChanges) {
			changes.add(new ChatChange.PutQueue(rest));
		}
		saveOrRelease(changes, beginning.requested());

		lastPosition = beginning.lastPosition();
		deletions.clear();
		cut.ifPresent(before -> events.cut(before.gone()));
		waiting.become(rest);
		beginning.messages().forEach(events::committed);
		admit(beginning.requested());
	}

	private void beginNext() throws StoreException {
		begin(waiting.queue().messages().getFirst(), waiting.withoutFirst(), Optional.empty());
	}

	private void saveOrRelease(List<ChatChange> changes, List<RunningTurn> requested) throws StoreException {
		try {
			store.save(changes);
		} catch (StoreException e) {
			requested.forEach(RunningTurn::release);
			throw e;
		}
	}

	/** Takes saved turns among the running ones, and starts those that are to call their model now. */
	private void admit(List<RunningTurn> requested) {
		properties.endNaming();
		deletions.clear();
		requested.forEach(turns::add);
		lastOrdinal += requested.size();
		requested.forEach(turn -> events.stepped(turn.turn()));
		publishActivity();
		requested.stream().filter(turn -> turn.is(TurnState.CALLING_MODEL)).forEach(starter::start);
	}

	/**
	 * Ends the turns that have a cause for it; their gates are closed. If the end cannot be saved, they stay among the
	 * running ones with all their text, and the end is tried again later: what was received is not lost.
	 */
	private void end() throws StoreException {
		List<RunningTurn> ended = turns.ending();
		if (ended.isEmpty()) {
			return;
		}
		Endings endings;
		List<MessageId> back;
		Queue next = pauses(ended) ? waiting.paused() : waiting.queue();
		try {
			endings = Endings.of(runtime.published(), store, turns, stopping, lastPosition, requests, lastOrdinal + 1,
					parts.timers().now());
			List<ChatChange> changes = endings.changes();
			back = past.comeBack(endings.endings());
			changes.add(new ChatChange.RestoreMessages(back));
			if (!next.equals(waiting.queue())) {
				changes.add(new ChatChange.PutQueue(next));
			}
			saveOrRelease(changes, endings.requested());
		} catch (StoreException e) {
			if (!endsAgainLater) {
				endsAgainLater = true;
				starter.endAgainLater();
			}
			publishActivity();
			throw e;
		}

		stopping = false;
		lastPosition = endings.lastPosition();
		turns.remove(endings.ended());
		endings.ended().forEach(RunningTurn::release);
		answered |= endings.endings().stream().anyMatch(ending -> ending.turn().state() == TurnState.ENDED);
		endings.endings().forEach(events::ended);
		endings.notice().ifPresent(events::committed);
		if (!back.isEmpty()) {
			events.restored(new LogTail(back, List.of()));
		}
		waiting.become(next);
		endings.beginning().forEach(RunningTurn::become);
		endings.beginning().keySet().stream().filter(turn -> !endings.requested().contains(turn)).forEach(turn -> {
			events.stepped(turn.turn());
			starter.start(turn);
		});
		if (!endings.requested().isEmpty()) {
			admit(endings.requested());
		}
		goOnOrPause();
		if (answered && !isBusy()) {
			properties.findName(starter, runtime.published());
		}
	}

	/** Whether the queue waits for the person when these turns have ended: it was stopped, or something went wrong. */
	private boolean pauses(List<RunningTurn> ended) {
		return stopping || ended.stream().flatMap(turn -> turn.ending().stream())
				.anyMatch(cause -> cause.state() != TurnState.ENDED);
	}

	/** Tries again to save the end of turns; see {@link #end()}. */
	void endAgain() throws StoreException {
		endsAgainLater = false;
		end();
	}

	/**
	 * Begins the messages of the queue until one is being answered. Nobody waits for this step: the queue is paused if its
	 * next message cannot be saved, and the person sees that. So a free chat never has a queue that is not paused.
	 */
	private void goOnOrPause() {
		try {
			while (!isBusy() && waiting.hasNext()) {
				beginNext();
			}
		} catch (StoreException e) {
			LOG.warn("The next message of the queue cannot be saved; the queue is paused.", e);
			waiting.become(waiting.paused());
		}
		publishActivity();
	}

	private void cancel(RunningTurn turn) {
		turn.cancel();
		starter.expectToEnd(turn);
	}

	private Turn finishedTurn(TurnId id) throws StoreException, RefusedException {
		return store.turn(id).filter(turn -> turn.state().offersRetry())
				.orElseThrow(() -> new RefusedException("There is nothing to retry or to dismiss (any more)."));
	}

	private void publishActivity() {
		Activity now = turns.activity();
		if (now != activity) {
			activity = now;
			events.activity(now);
		}
	}
}
