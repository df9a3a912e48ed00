package org.agentworld.core.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.agentworld.core.internal.session.Ending.Cause;
import org.agentworld.core.internal.turn.TurnCall;
import org.agentworld.core.internal.turn.TurnGate;
import org.agentworld.core.internal.world.AgentGuard.Lease;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.id.TurnId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatChange.AppendTurnText;
import org.agentworld.spi.store.ChatChange.TextKind;

/**
 * A turn that has not ended, with the snapshots of its world and agent with which it began. Later edits of either reach
 * the next turn, not this one.
 */
final class RunningTurn {

	private Turn turn;
	private final World world;
	private final Agent agent;
	private final Lease lease;
	private final TurnText answer;
	private final TurnText reasoning;
	private Optional<TurnCall> call = Optional.empty();
	private Optional<TurnGate> gate = Optional.empty();
	private Optional<Cause> ending = Optional.empty();
	private Runnable withdrawWatch = () -> {
	};
	private long watches;
	private Optional<Delay> delay = Optional.empty();
	private boolean checkpointDue;
	private long heard;
	private Instant thoughtFrom;
	private Instant thoughtUntil;

	RunningTurn(Turn turn, World world, Agent agent, Lease lease) {
		this(new LiveTurn(turn, "", ""), world, agent, lease);
	}

	/** A turn that was saved by an earlier process. */
	RunningTurn(LiveTurn live, World world, Agent agent, Lease lease) {
		this.turn = live.turn();
		this.world = world;
		this.agent = agent;
		this.lease = lease;
		this.answer = new TurnText(turn.id(), TextKind.ANSWER, live.text());
		this.reasoning = new TurnText(turn.id(), TextKind.REASONING, live.reasoning());
	}

	TurnId id() {
		return turn.id();
	}

	Turn turn() {
		return turn;
	}

	void become(Turn next) {
		turn = next;
	}

	boolean is(TurnState state) {
		return turn.state() == state;
	}

	World world() {
		return world;
	}

	Agent agent() {
		return agent;
	}

	/** Whether its answer to another agent mentions that agent, so that the two go on. */
	boolean repliesToAgents() {
		return agent != null && agent.isAutoReply();
	}

	void startedBy(TurnCall started, TurnGate opened) {
		call = Optional.of(started);
		gate = Optional.of(opened);
	}

	Optional<TurnGate> gate() {
		return gate;
	}

	/** For a log line about a thread that does not end. */
	String contributor() {
		return call.map(TurnCall::contributor).orElse("");
	}

	/** Why it failed, if the code that answers has ended without a word. */
	TurnError emptyAnswer() {
		return isByClass()
				? TurnError.of(Kind.FAULTY_PLUGIN, "The plug-in " + contributor() + " gave an empty answer. Retry, or ask in other words.")
				: TurnError.of(Kind.BAD_ANSWER, "The model gave an empty answer. Retry, or ask in other words.");
	}

	/** Why it failed, if the code that answers has said nothing for so long. */
	TurnError silence(Duration limit) {
		return isByClass()
				? TurnError.of(Kind.FAULTY_PLUGIN, "Nothing came from the plug-in " + contributor() + " for " + limit.toSeconds()
						+ " seconds. Retry, or switch the plug-in off in the preferences.")
				: TurnError.of(Kind.TIMEOUT, "Nothing came for " + limit.toSeconds() + " seconds"
						+ (contributor().isEmpty() ? "" : " from the provider of " + contributor())
						+ ". Retry, or see whether the server answers at all.");
	}

	private boolean isByClass() {
		return call.filter(TurnCall::isByClass).isPresent();
	}

	/** Ends the provider's call, and hears nothing more of it. */
	void cancel() {
		gate.ifPresent(TurnGate::cancel);
	}

	/** The code that answers does not end: others do not wait for what it holds. */
	void abandon() {
		call.ifPresent(TurnCall::abandon);
	}

	/** The provider's call has returned. */
	void returned() {
		gate.ifPresent(TurnGate::close);
	}

	/**
	 * Says how the turn ends once that can be saved. The first cause stays: an answer that is complete and waits for the
	 * store is not made incomplete by a stop.
	 */
	void endsBy(Cause cause) {
		if (ending.isEmpty()) {
			ending = Optional.of(cause);
		}
	}

	/** How it ends; empty while it goes on. */
	Optional<Cause> ending() {
		return ending;
	}

	boolean isEnding() {
		return ending.isPresent();
	}

	/**
	 * Ends the watch over the provider that there is.
	 *
	 * @return the number of the next
	 */
	long nextWatch() {
		withdrawWatch.run();
		return ++watches;
	}

	/** @param withdraw ends the watch that has the last number */
	void watchedBy(Runnable withdraw) {
		withdrawWatch = withdraw;
	}

	/** Whether this watch has not ended: what it has planned may come a moment after its end. */
	boolean isWatchedBy(long watch) {
		return watch == watches;
	}

	/**
	 * Says why the model is not called now; empty: it is. Meanwhile nobody watches the provider.
	 *
	 * @return whether that is new
	 */
	boolean delayedBy(Optional<Delay> why) {
		boolean isNew = !delay.equals(why);
		delay = why;
		nextWatch();
		return isNew;
	}

	/** The turn's end is saved, or its request never was. The agent is free. */
	void release() {
		withdrawWatch.run();
		lease.release();
	}

	TurnText text(TextKind kind) {
		return kind == TextKind.ANSWER ? answer : reasoning;
	}

	boolean hasAnswer() {
		return !answer.isEmpty();
	}

	List<AppendTurnText> unsaved() {
		return Stream.of(reasoning, answer).flatMap(text -> text.unsaved().stream()).toList();
	}

	boolean hasUnsaved() {
		return answer.hasUnsaved() || reasoning.hasUnsaved();
	}

	/** Whether this is the first unsaved text since the last checkpoint, so that one has to be planned. */
	boolean needsCheckpoint() {
		boolean first = !checkpointDue;
		checkpointDue = true;
		return first;
	}

	void checkpointEnds() {
		checkpointDue = false;
	}

	/** How many pieces came; a watch that finds the same number twice knows that the provider is silent. */
	long heard() {
		return heard;
	}

	void hears(TextKind kind, Instant now) {
		heard++;
		if (kind == TextKind.REASONING || answer.isEmpty()) {
			thoughtFrom = thoughtFrom == null ? now : thoughtFrom;
			thoughtUntil = now;
		}
	}

	/** What it wrote, as the content of its message. */
	List<ContentPart> content() {
		return live().content(thoughtFrom == null ? Duration.ZERO : Duration.between(thoughtFrom, thoughtUntil));
	}

	LiveTurn live() {
		return new LiveTurn(turn, answer.toString(), reasoning.toString(), delay);
	}
}
