package org.agentworld.core.internal.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;

/** What a model is asked, made from the log alone: what the agent remembers of the turn's own chat. */
final class Prompt {

	/** How many messages of the past a model is shown at most. */
	private static final int LONGEST_MEMORY = 1000;

	private final Turn turn;
	private final World world;
	private final Agent agent;

	Prompt(Turn turn, World world, Agent agent) {
		this.turn = turn;
		this.world = world;
		this.agent = agent;
	}

	ModelRequest request(Connection connection, Store store) throws StoreException {
		String model = firstFilled(agent.getModel(), world.getModel(), connection.defaultModel());
		return new ModelRequest(turn.chat(), turn.id(), connection, model, agent.getName(), agent.getSystemPrompt(),
				messages(store), agent.getTemperature() == null ? OptionalDouble.empty()
						: OptionalDouble.of(agent.getTemperature()),
				agent.getMaxTokens() == null ? OptionalInt.empty() : OptionalInt.of(agent.getMaxTokens()));
	}

	private List<PromptMessage> messages(Store store) throws StoreException {
		return conversation(store).stream().filter(message -> message.role() != Role.SYSTEM).map(this::toPrompt)
				.filter(message -> !message.content().isEmpty()).toList();
	}

	/**
	 * What the agent remembers up to the trigger, and what other agents answered to it: the messages after it, up to the
	 * next that a human wrote, since a retry may come when the chat has long gone on.
	 */
	private List<Message> conversation(Store store) throws StoreException {
		List<Message> remembered = store.memory(turn.chat(), agent.getId(), Long.MAX_VALUE, LONGEST_MEMORY);
		for (int i = 0; i < remembered.size(); i++) {
			if (remembered.get(i).id().equals(turn.trigger())) {
				int end = i + 1;
				while (end < remembered.size() && remembered.get(end).role() != Role.HUMAN) {
					end++;
				}
				return remembered.subList(0, end);
			}
		}
		return conversationOfOld(store);
	}

	/** The trigger is forgotten, or further back than is remembered: it is what has to be answered all the same. */
	private List<Message> conversationOfOld(Store store) throws StoreException {
		Message trigger = store.message(turn.chat(), turn.trigger())
				.orElseThrow(() -> new StoreException(StoreException.Kind.NOT_FOUND,
						"The message that was to be answered does not exist any more."));
		List<Message> remembered = new ArrayList<>(
				store.memory(turn.chat(), agent.getId(), trigger.position() - 1, LONGEST_MEMORY));
		remembered.add(trigger);
		return remembered;
	}

	private PromptMessage toPrompt(Message message) {
		boolean own = message.agent().filter(agent.getId()::equals).isPresent();
		List<ContentPart> said = message.content().stream().filter(part -> !(part instanceof ContentPart.Reasoning))
				.toList();
		return new PromptMessage(own ? PromptMessage.Role.ASSISTANT : PromptMessage.Role.USER, message.authorName(),
				said);
	}

	private static String firstFilled(String... candidates) {
		for (String candidate : candidates) {
			if (!candidate.isBlank()) {
				return candidate;
			}
		}
		return "";
	}
}
