package org.agentworld.core.internal.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.agentworld.core.RefusedException;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.spi.store.LogTail;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.spi.store.StoreException;

/** Finds out what an operation on a chat's past means. Changes nothing. */
final class Past {

	/**
	 * An answer that is to be given again.
	 *
	 * @param trigger   what is answered
	 * @param agent     who answers
	 * @param agentName what it was called when it was asked first; empty where it is known to exist
	 * @param exchange  where the new turn stands
	 */
	record Wanted(MessageId trigger, AgentId agent, String agentName, Exchange exchange) {
	}

	/**
	 * Answers that are to be given again.
	 *
	 * @param replaced answers that may be chosen later in the place of the new ones
	 * @param gone     all that is taken out of the log: these, what follows them, and the retry offers of their turns
	 * @param retired  turns that offer a retry, which is what happens now; among those of {@code gone}
	 * @param wanted   in their order; never empty
	 */
	record Again(List<MessageId> replaced, LogTail gone, List<TurnId> retired, List<Wanted> wanted) {

		/** What goes without being replaced. */
		List<MessageId> following() {
			return gone.messages().stream().filter(message -> !replaced.contains(message)).toList();
		}
	}

	/**
	 * Another answer in the place of one.
	 *
	 * @param gone    the answer that stands in the log now, and the retry offers of the same agent's turns
	 * @param chosen  the one that is to stand there
	 */
	record Choice(LogTail gone, MessageId chosen) {
	}

	private final ChatStore store;

	Past(ChatStore store) {
		this.store = store;
	}

	/** A message and all that follows it. */
	LogTail from(MessageId message) throws StoreException, RefusedException {
		return store.tail(inLog(message).position());
	}

	/** A message that a person wrote, and all that follows it. */
	LogTail fromHuman(MessageId message) throws StoreException, RefusedException {
		Message human = inLog(message);
		if (human.role() != Role.HUMAN) {
			throw new RefusedException("Only what you wrote yourself can be edited.");
		}
		return store.tail(human.position());
	}

	/**
	 * Asking again for an answer, or for all answers to a human message. What follows an answer was written with it in sight:
	 * other answers to messages that stay are asked for again as well, and so are those that nobody asked for since an agent
	 * had ended the exchange. As many as the turn limit allows; the others can be let go on.
	 *
	 * @param world as it is now: agents that are not there or switched off are not missed while others answer
	 */
	Again again(MessageId message, World world) throws StoreException, RefusedException {
		Message given = inLog(message);
		if (given.role() == Role.HUMAN) {
			return answersTo(given, world);
		}
		Turn turn = store.turnOf(message)
				.orElseThrow(() -> new RefusedException("Only an agent's answer can be given again."));
		agent(world, turn.agent()).orElseThrow(() -> new RefusedException(
				"'" + turn.agentName() + "' cannot answer again: the agent does not exist any more, or is switched off."));
		return answersFrom(given, turn, world);
	}

	private Again answersTo(Message human, World world) throws StoreException, RefusedException {
		LoggedMessage logged = logged(human);
		List<Wanted> wanted = new ArrayList<>();
		for (AgentId id : logged.recipients().answeredBy()) {
			agent(world, id).filter(_ -> wanted.size() < world.getTurnLimit()).ifPresent(agent -> wanted
					.add(new Wanted(human.id(), id, agent.getName(), Exchange.first(human.id()).plus(wanted.size()))));
		}
		if (wanted.isEmpty()) {
			throw new RefusedException("No agent that is switched on answers this message.");
		}
		return again(logged.turns(), store.tail(human.position() + 1), wanted);
	}

	private Again answersFrom(Message answer, Turn first, World world) throws StoreException, RefusedException {
		LogTail tail = store.tail(answer.position());
		Set<MessageId> cut = new HashSet<>(tail.messages());
		List<Turn> concerned = new ArrayList<>();
		for (LoggedMessage logged : store.between(inLog(first.exchange().human()).position(), answer.position())) {
			concerned.addAll(logged.turns());
		}
		Map<Answer, Wanted> wanted = new LinkedHashMap<>();
		for (Turn turn : concerned.stream().sorted(Comparator.comparing(Turn::ordinal)).toList()) {
			boolean unasked = turn.state() == TurnState.ENDED && turn.answer().isEmpty() && turn.ordinal() > first.ordinal();
			int number = first.exchange().turn() + wanted.size();
			if ((unasked || turn.answer().filter(cut::contains).isPresent()) && agent(world, turn.agent()).isPresent()
					&& (wanted.isEmpty() || number <= world.getTurnLimit())) {
				wanted.putIfAbsent(new Answer(turn.trigger(), turn.agent()), new Wanted(turn.trigger(), turn.agent(),
						turn.agentName(), new Exchange(first.exchange().human(), number)));
			}
		}
		return again(concerned, tail, List.copyOf(wanted.values()));
	}

	/** What one agent says to one message. */
	private record Answer(MessageId trigger, AgentId agent) {
	}

	/** @param concerned turns that answer messages which stay */
	private static Again again(List<Turn> concerned, LogTail tail, List<Wanted> wanted) {
		Set<MessageId> cut = new HashSet<>(tail.messages());
		List<Turn> answered = concerned.stream().filter(turn -> turn.answer().filter(cut::contains).isPresent()).toList();
		Set<Answer> asked = wanted.stream().map(one -> new Answer(one.trigger(), one.agent())).collect(Collectors.toSet());
		List<TurnId> retired = concerned.stream().filter(turn -> turn.state().offersRetry()
				&& (answered.contains(turn) || asked.contains(new Answer(turn.trigger(), turn.agent())))).map(Turn::id).toList();
		return new Again(answered.stream().map(turn -> turn.answer().orElseThrow()).toList(), with(tail, retired), retired,
				wanted);
	}

	private static LogTail with(LogTail gone, List<TurnId> retired) {
		return new LogTail(gone.messages(), Stream.concat(gone.turns().stream(), retired.stream()).distinct().toList());
	}

	private static Optional<Agent> agent(World world, AgentId id) {
		return world.getAgents().stream().filter(agent -> agent.getId().equals(id) && agent.isEnabled()).findFirst();
	}

	/** Taking another answer that was given instead of the one that stands in the log. */
	Choice choice(MessageId alternative) throws StoreException, RefusedException {
		Turn given = store.turnOf(alternative).orElseThrow(Past::noAlternative);
		LoggedMessage trigger = logged(inLog(given.trigger()));
		List<MessageId> answers = store.answers(given.trigger(), given.agent());
		Message current = standing(answers).orElseThrow(Past::noAlternative);
		if (!answers.contains(alternative)) {
			throw noAlternative();
		}
		if (current.id().equals(alternative)) {
			throw new RefusedException("This answer stands in the chat already.");
		}
		LogTail gone = store.tail(current.position());
		if (gone.messages().size() > 1) {
			throw new RefusedException("Messages follow this answer, which were written with it in sight. Delete them first,"
					+ " or branch the chat before this answer.");
		}
		long position = store.message(alternative).orElseThrow(Past::noAlternative).position();
		if (store.before(current.position()).filter(message -> message.position() > position).isPresent()) {
			throw new RefusedException("This answer was given before messages that stand in front of it now, and without"
					+ " knowing them. Answer again instead.");
		}
		List<TurnId> retired = trigger.turns().stream()
				.filter(turn -> turn.agent().equals(given.agent()) && turn.state().offersRetry()).map(Turn::id).toList();
		return new Choice(with(gone, retired), alternative);
	}

	/**
	 * The answers that come back since those that were asked for in their place say nothing; not those that would stand
	 * before what was written without them.
	 *
	 * @param endings of turns that end together, which are not saved yet
	 */
	List<MessageId> comeBack(List<Ending> endings) throws StoreException {
		List<MessageId> back = new ArrayList<>();
		if (endings.stream().allMatch(ending -> ending.message().isEmpty())) {
			for (Ending ending : endings) {
				Turn turn = ending.turn();
				List<MessageId> answers = turn.state().offersRetry() ? store.answers(turn.trigger(), turn.agent()) : List.of();
				if (!answers.isEmpty() && store.message(answers.getLast()).isPresent()
						&& store.tail(store.message(answers.getLast()).get().position()).messages().isEmpty()) {
					back.add(answers.getLast());
				}
			}
		}
		return back;
	}

	/** The answer that stands in the log where a turn is tried again: its own, or an earlier one that came back. */
	Optional<Message> standingAnswer(Turn turn) throws StoreException {
		Optional<Message> own = turn.answer().isPresent() ? standing(List.of(turn.answer().get())) : Optional.empty();
		return own.isPresent() ? own : standing(store.answers(turn.trigger(), turn.agent()));
	}

	private Optional<Message> standing(List<MessageId> answers) throws StoreException {
		for (MessageId answer : answers) {
			Optional<Message> message = store.message(answer);
			if (message.isPresent() && store.logged(message.get()).isPresent()) {
				return message;
			}
		}
		return Optional.empty();
	}

	/** Refuses what concerns a message that was taken out of the log. */
	void requireInLog(MessageId message) throws StoreException, RefusedException {
		inLog(message);
	}

	private static RefusedException noAlternative() {
		return new RefusedException("There is no such answer to choose (any more).");
	}

	private LoggedMessage logged(Message message) throws StoreException, RefusedException {
		return store.logged(message).orElseThrow(Past::gone);
	}

	/** The message, which is not cut. */
	private Message inLog(MessageId id) throws StoreException, RefusedException {
		Message message = store.message(id).orElseThrow(Past::gone);
		return logged(message).message();
	}

	private static RefusedException gone() {
		return new RefusedException("The message is not in the chat (any more).");
	}
}
