package org.agentworld.core.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.agentworld.core.RefusedException;
import org.agentworld.core.Timers;
import org.agentworld.core.internal.session.Past.Wanted;
import org.agentworld.core.internal.world.WorldRuntime;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;

/**
 * Requests turns of one chat. From then on their agents count as used: a turn that cannot be saved has to be
 * {@linkplain RunningTurn#release released}.
 */
final class TurnRequests {

	private final ChatId chat;
	private final WorldRuntime runtime;
	private final Timers timers;

	TurnRequests(ChatId chat, WorldRuntime runtime, Timers timers) {
		this.chat = chat;
		this.runtime = runtime;
		this.timers = timers;
	}

	/** One turn; empty if its agent is not there, or is being deleted. */
	Optional<RunningTurn> request(World world, AgentId id, MessageId trigger, Exchange exchange, long ordinal) {
		return agent(world, id).flatMap(agent -> runtime.agents().use(id, chat)
				.map(lease -> new RunningTurn(
						Turn.requested(chat, id, agent.getName(), trigger, exchange, ordinal, timers.now()), world, agent, lease)));
	}

	/**
	 * Turns that a person asked for, all or none. The first call their models at once.
	 *
	 * @param ordinal of the first
	 * @throws RefusedException if an agent is not there any more
	 */
	List<RunningTurn> requestAll(World world, List<Wanted> all, long ordinal) throws RefusedException {
		List<RunningTurn> requested = new ArrayList<>();
		for (Wanted wanted : all) {
			Optional<RunningTurn> turn = request(world, wanted.agent(), wanted.trigger(), wanted.exchange(),
					ordinal + requested.size());
			if (turn.isEmpty()) {
				requested.forEach(RunningTurn::release);
				throw new RefusedException(
						"'" + wanted.agentName() + "' cannot answer again: the agent does not exist any more.");
			}
			requested.add(turn.get());
		}
		Beginning.start(world, requested);
		return requested;
	}

	private static Optional<Agent> agent(World world, AgentId id) {
		return world.getAgents().stream().filter(agent -> agent.getId().equals(id)).findFirst();
	}
}
