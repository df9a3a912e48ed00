package org.agentworld.core.internal.routing;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.agentworld.events.id.AgentId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.spi.store.Recipients;

/** Who sees a message. Asked once, when the message is committed; later edits change nothing of it. */
public final class Audience {

	/** A human message is seen by all agents. */
	public static Recipients ofHuman(World world, List<AgentId> answering) {
		return new Recipients(world.getAgents().stream().map(Agent::getId).collect(Collectors.toSet()), answering);
	}

	/**
	 * An agent's answer is seen by its author, by those that it mentions, and by those that may answer after it.
	 *
	 * @param later     the agents that are still to answer in the same exchange, and those that may be tried again
	 * @param answering those that answer this
	 */
	public static Recipients ofReply(AgentId author, Reply reply, Collection<AgentId> later, List<AgentId> answering) {
		return new Recipients(seeing(author, reply.mentioned(), later), answering);
	}

	/** What an agent wrote before it failed or was ended is seen likewise, and answered by nobody. */
	public static Recipients ofIncomplete(World world, AgentId author, String text, Collection<AgentId> later) {
		return Recipients.seeing(seeing(author, AddressedText.of(world, text).mentioned(), later));
	}

	private static Set<AgentId> seeing(AgentId author, Set<AgentId> mentioned, Collection<AgentId> later) {
		Set<AgentId> seeing = new HashSet<>(mentioned);
		seeing.addAll(later);
		seeing.add(author);
		return seeing;
	}

	private Audience() {
	}
}
