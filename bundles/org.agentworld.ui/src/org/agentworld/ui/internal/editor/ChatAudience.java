package org.agentworld.ui.internal.editor;

import java.util.List;
import java.util.stream.Collectors;

import org.agentworld.core.Addressing;
import org.agentworld.core.Mentions;
import org.agentworld.core.RefusedException;
import org.agentworld.core.WorldManager;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.Agent;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.World;
import org.eclipse.osgi.util.NLS;

/** Who may hear what is written in a chat: the agents of its world, as they are now. */
final class ChatAudience implements Composer.Audience {

	private final WorldManager worlds;
	private final WorldId id;

	ChatAudience(WorldManager worlds, WorldId id) {
		this.worlds = worlds;
		this.id = id;
	}

	@Override
	public List<Agent> agents() {
		try {
			return worlds.get(id).getAgents();
		} catch (RefusedException _) {
			// The world was deleted, and its chats with it: the editor says so.
			return List.of();
		}
	}

	@Override
	public String whoAnswers(String text) {
		if (text.isBlank()) {
			return "";
		}
		try {
			World world = worlds.get(id);
			return whoAnswers(world, Mentions.of(world, text));
		} catch (RefusedException _) {
			return "";
		}
	}

	/** Where nobody is mentioned it is said only if nobody answers. */
	static String whoAnswers(World world, Addressing addressing) {
		if (addressing.whyNobody().isPresent()) {
			return addressing.whyNobody().get();
		}
		if (addressing.mentioned().isEmpty() && addressing.unknown().isEmpty()) {
			return "";
		}
		List<String> names = addressing.answering().stream().map(agent -> name(world, agent)).toList();
		String who = names.size() == 1 ? NLS.bind(Messages.ChatAudience_one, names.getFirst())
				: NLS.bind(world.getAnswerOrder() == AnswerOrder.AT_THE_SAME_TIME ? Messages.ChatAudience_together
						: Messages.ChatAudience_inOrder, String.join(", ", names));
		return addressing.unknown().isEmpty() ? who : who + " " + NLS.bind(Messages.ChatAudience_unknown,
				addressing.unknown().stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ")));
	}

	private static String name(World world, Object agent) {
		return world.getAgents().stream().filter(one -> one.getId().equals(agent)).map(Agent::getName).findFirst()
				.orElseThrow();
	}
}
