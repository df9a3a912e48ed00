package org.agentworld.core.internal.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.agentworld.core.RefusedException;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
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
	 * @param gone    what is taken out of the log
	 * @param retired turns that offer a retry, which is what happens now
	 * @param wanted  in their order; never empty
	 */
	record Again(LogTail gone, List<TurnId> retired, List<Wanted> wanted) {
	}

	/**
	 * Another answer in the place of one.
	 *
	 * @param gone   the answer that stands in the log now
	 * @param chosen the one that is to stand there
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
	 * Asking again for an answer, or for all answers to a human message. The answers of others to the same message that came
	 * later were written with it in sight, so they are asked for again as well.
	 *
	 * @param world as it is now
	 */
	Again again(MessageId message, World world) throws StoreException, RefusedException {
		Message given = inLog(message);
		return given.role() == Role.HUMAN ? answersTo(given, world) : answersFrom(given);
	}

	/** Agents that were deleted since are not missed while others answer. */
	private Again answersTo(Message human, World world) throws StoreException, RefusedException {
		List<Wanted> wanted = new ArrayList<>();
		for (AgentId id : logged(human).recipients().answeredBy()) {
			Optional<Agent> agent = world.getAgents().stream().filter(one -> one.getId().equals(id)).findFirst();
			if (agent.isPresent() && wanted.size() < world.getTurnLimit()) {
				wanted.add(new Wanted(human.id(), id, agent.get().getName(), Exchange.first(human.id()).plus(wanted.size())));
			}
		}
		if (wanted.isEmpty()) {
			throw new RefusedException("No agent answers this message.");
		}
		List<TurnId> retired = retryOffers(logged(human).turns());
		return new Again(with(store.tail(human.position() + 1), retired), retired, wanted);
	}

	private Again answersFrom(Message answer) throws StoreException, RefusedException {
		Turn turn = store.turnOf(answer.id())
				.orElseThrow(() -> new RefusedException("Only an agent's answer can be given again."));
		LogTail gone = store.tail(answer.position());
		Message trigger = inLog(turn.trigger());
		Set<MessageId> cut = new HashSet<>(gone.messages());
		Set<AgentId> asked = new HashSet<>();
		List<Turn> again = logged(trigger).turns().stream()
				.filter(one -> one.answer().filter(cut::contains).isPresent()).toList();
		List<Wanted> wanted = again.stream().filter(one -> asked.add(one.agent()))
				.map(one -> new Wanted(one.trigger(), one.agent(), one.agentName(), one.exchange())).toList();
		List<TurnId> retired = retryOffers(again);
		return new Again(with(gone, retired), retired, wanted);
	}

	private static List<TurnId> retryOffers(List<Turn> turns) {
		return turns.stream().filter(turn -> turn.state().offersRetry()).map(Turn::id).toList();
	}

	private static LogTail with(LogTail gone, List<TurnId> retired) {
		return new LogTail(gone.messages(), Stream.concat(gone.turns().stream(), retired.stream()).toList());
	}

	/** Taking an earlier answer instead of the one that stands in the log. */
	Choice choice(MessageId alternative) throws StoreException, RefusedException {
		Turn given = store.turnOf(alternative).orElseThrow(Past::noAlternative);
		for (Turn other : logged(inLog(given.trigger())).turns()) {
			Optional<Message> current = other.agent().equals(given.agent()) && other.answer().isPresent()
					? store.message(other.answer().get())
					: Optional.empty();
			if (current.isPresent() && store.alternativesOf(current.get()).contains(alternative)) {
				LogTail gone = store.tail(current.get().position());
				if (gone.messages().size() > 1) {
					throw new RefusedException("Messages follow this answer, which were written with it in sight. Delete them"
							+ " first, or branch the chat before this answer.");
				}
				if (current.get().id().equals(alternative)) {
					throw new RefusedException("This answer stands in the chat already.");
				}
				return new Choice(gone, alternative);
			}
		}
		throw noAlternative();
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
