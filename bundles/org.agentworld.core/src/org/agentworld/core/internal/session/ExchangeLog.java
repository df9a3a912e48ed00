package org.agentworld.core.internal.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.agentworld.core.internal.session.Past.Wanted;
import org.agentworld.events.conversation.ContentPart.Notice;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.MessagePage;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.spi.store.PendingAnswer;
import org.agentworld.spi.store.StoreException;

/**
 * What the log says of the turns that follow one human message. Nothing of it is kept between steps, so that it is the same
 * after a restart.
 *
 * @param human   the message with which the exchange began
 * @param turns   those of the exchange that have ended
 * @param failed  the agents whose turns offer a retry: they may answer yet, if a person asks for it
 * @param pending the answers that were decided and not asked for; none once another human message has come, since they
 *                would come too late
 * @param noticed when a notice last said that there were enough turns
 */
record ExchangeLog(MessageId human, List<Turn> turns, Set<AgentId> failed, List<PendingAnswer> pending,
		Optional<Instant> noticed) {

	private static final int PAGE = 100;
	/** So far it is read where another human message has come. */
	private static final int MOST_PAGES = 10;

	/**
	 * Reads it. Where the chat has gone on since, turns that were tried again much later may be too far on to be found.
	 */
	static ExchangeLog of(ChatStore store, MessageId human) throws StoreException {
		Optional<Message> first = store.message(human);
		if (first.isEmpty()) {
			return new ExchangeLog(human, List.of(), Set.of(), List.of(), Optional.empty());
		}
		long begin = first.get().position();
		List<Turn> turns = new ArrayList<>();
		Optional<Instant> noticed = Optional.empty();
		boolean over = false;
		long after = begin - 1;
		for (int pages = 0; !over || pages < MOST_PAGES; pages++) {
			List<LoggedMessage> page = store.log(after, PAGE);
			for (LoggedMessage logged : page) {
				over |= logged.message().role() == Role.HUMAN && logged.message().position() > begin;
				logged.turns().stream().filter(turn -> turn.exchange().human().equals(human)).forEach(turns::add);
				if (!over && isLimit(logged.message())) {
					noticed = Optional.of(logged.message().createdAt());
				}
			}
			if (page.size() < PAGE) {
				break;
			}
			after = page.getLast().message().position();
		}
		return new ExchangeLog(human, turns, failed(store, turns), over ? List.of() : store.pendingAnswers(begin), noticed);
	}

	private static Set<AgentId> failed(ChatStore store, List<Turn> turns) throws StoreException {
		Set<AgentId> failed = new HashSet<>();
		for (Turn turn : turns) {
			// One that was dismissed or tried again is not found.
			if (turn.state().offersRetry() && store.turn(turn.id()).isPresent()) {
				failed.add(turn.agent());
			}
		}
		return failed;
	}

	private static boolean isLimit(Message message) {
		return message.notice().filter(notice -> notice.kind() == Notice.Kind.TURN_LIMIT).isPresent();
	}

	/** The exchange that has reached the turn limit and is the last of the log; empty if there is none. */
	static Optional<ExchangeLog> atLimit(ChatStore store) throws StoreException {
		boolean limited = false;
		long before = Long.MAX_VALUE;
		while (true) {
			MessagePage page = store.page(before, PAGE);
			for (Message message : page.messages().reversed()) {
				limited |= isLimit(message);
				if (message.role() == Role.HUMAN) {
					return limited ? Optional.of(of(store, message.id())) : Optional.empty();
				}
			}
			if (!page.hasOlder()) {
				return Optional.empty();
			}
			before = page.messages().getFirst().position();
		}
	}

	/** The agents whose answers are pending and that can still give them, with what each is to answer. */
	Map<Agent, MessageId> pending(World world) {
		Map<Agent, MessageId> answers = new LinkedHashMap<>();
		for (PendingAnswer answer : pending) {
			world.getAgents().stream().filter(agent -> agent.isEnabled() && agent.getId().equals(answer.agent()))
					.forEach(agent -> answers.putIfAbsent(agent, answer.trigger()));
		}
		return answers;
	}

	/**
	 * The turns of the exchange since it began, or since a person let it go on.
	 *
	 * @param number  how many
	 * @param noticed whether a notice has said since then that there were enough
	 */
	record Count(int number, boolean noticed) {
	}

	/** @param unfinished the turns of the exchange that have not ended */
	Count count(Collection<Turn> unfinished) {
		record Answer(MessageId trigger, AgentId agent) {
		}
		Set<Answer> seen = new HashSet<>();
		int number = 0;
		Instant since = Instant.MIN;
		for (Turn turn : Stream.concat(turns.stream(), unfinished.stream()).sorted(Comparator.comparing(Turn::ordinal)).toList()) {
			boolean again = !seen.add(new Answer(turn.trigger(), turn.agent()));
			// A turn that is tried again keeps its number; another one with the number 1 begins to count anew.
			if (turn.exchange().turn() == 1 && !again) {
				since = number == 0 ? since : turn.requestedAt();
				number = 1;
			} else {
				number = Math.max(number, turn.exchange().turn());
			}
		}
		return new Count(number, noticed.filter(since::isBefore).isPresent());
	}

	/** The turns with which the exchange goes on; it counts anew. */
	List<Wanted> wanted(World world) {
		List<Wanted> wanted = new ArrayList<>();
		pending(world).forEach((agent, trigger) -> {
			if (wanted.size() < world.getTurnLimit()) {
				wanted.add(new Wanted(trigger, agent.getId(), agent.getName(), turn(wanted.size() + 1)));
			}
		});
		return wanted;
	}

	/** The place of a turn among those of the exchange. */
	Exchange turn(int number) {
		return new Exchange(human, number);
	}
}
