package org.agentworld.core.internal.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.model.Agent;
import org.agentworld.model.ReasoningEffort;
import org.agentworld.model.Variables;
import org.agentworld.model.World;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelSettings;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.spi.provider.PromptPart;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;

/** What a model is asked, made from the log alone: what the agent remembers of the turn's own chat. */
final class Prompt {

	/** How many messages of the past a model is shown at most. */
	private static final int LONGEST_MEMORY = 1000;

	/** @param before how many older messages are remembered and not read */
	private record Recalled(List<Message> messages, int before) {
	}

	private final Turn turn;
	private final World world;
	private final Agent agent;

	Prompt(Turn turn, World world, Agent agent) {
		this.turn = turn;
		this.world = world;
		this.agent = agent;
	}

	/**
	 * The whole conversation, as far as it can be remembered.
	 *
	 * @throws ProviderException if a file of the message that is to be answered cannot be taken
	 */
	ContextWindow conversation(PromptFiles files, Store store)
			throws StoreException, ProviderException, InterruptedException {
		Recalled recalled = recall(store);
		for (Message message : recalled.messages()) {
			if (isTrigger(message)) {
				files.read(recalled.messages(), message);
			}
		}
		List<PromptMessage> messages = new ArrayList<>();
		int answered = 0;
		for (Message message : recalled.messages()) {
			PromptMessage said = toPrompt(message, files);
			if (message.role() != Role.SYSTEM && !said.content().isEmpty()) {
				answered = isTrigger(message) ? messages.size() : answered;
				messages.add(said);
			}
		}
		return ContextWindow.of(messages, answered, recalled.before());
	}

	/** What is sent. */
	ModelRequest request(Connection connection, ContextWindow window) {
		return new ModelRequest(turn.chat(), turn.id(), connection, model(connection), agent.getName(), systemPrompt(),
				window.messages(), settings());
	}

	String model(Connection connection) {
		// The world's model is one of the world's connection: another server may never have heard of it.
		boolean overWorlds = agent.getConnection().isBlank() || agent.getConnection().equals(world.getConnection());
		return firstFilled(agent.getModel(), overWorlds ? world.getModel() : "", connection.defaultModel());
	}

	/** The agent's prompt with the world's variables. */
	String systemPrompt() {
		return Variables.of(world.getVariables()).fill(agent.getSystemPrompt());
	}

	/**
	 * How many tokens a conversation may have.
	 *
	 * @param contextTokens how many the model can read, with prompt and answer
	 */
	int room(int contextTokens) {
		int answer = agent.getMaxTokens() == null ? contextTokens / 4 : Math.min(agent.getMaxTokens(), contextTokens / 2);
		return contextTokens - answer - ContextWindow.tokens(systemPrompt());
	}

	private ModelSettings settings() {
		return new ModelSettings(optional(agent.getTemperature()), optional(agent.getTopP()),
				agent.getMaxTokens() == null ? OptionalInt.empty() : OptionalInt.of(agent.getMaxTokens()),
				effort(agent.getReasoningEffort()),
				agent.getStop().lines().filter(line -> !line.isEmpty()).map(line -> line.replace("\\n", "\n")).toList(),
				agent.getExtraParameters().isBlank() ? Optional.empty() : Optional.of(agent.getExtraParameters()),
				agent.isStreamed());
	}

	private static OptionalDouble optional(Double value) {
		return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
	}

	private static Optional<ModelSettings.ReasoningEffort> effort(ReasoningEffort effort) {
		return switch (effort) {
			case DEFAULT -> Optional.empty();
			case NONE -> Optional.of(ModelSettings.ReasoningEffort.NONE);
			case LOW -> Optional.of(ModelSettings.ReasoningEffort.LOW);
			case MEDIUM -> Optional.of(ModelSettings.ReasoningEffort.MEDIUM);
			case HIGH -> Optional.of(ModelSettings.ReasoningEffort.HIGH);
		};
	}

	/**
	 * What the agent remembers up to the trigger, and what other agents answered to it: the messages after it, up to the
	 * next that a human wrote, since a retry may come when the chat has long gone on.
	 */
	private Recalled recall(Store store) throws StoreException {
		List<Message> remembered = store.memory(turn.chat(), agent.getId(), Long.MAX_VALUE, LONGEST_MEMORY);
		for (int i = 0; i < remembered.size(); i++) {
			if (isTrigger(remembered.get(i))) {
				int end = i + 1;
				while (end < remembered.size() && remembered.get(end).role() != Role.HUMAN) {
					end++;
				}
				return new Recalled(triggerLast(remembered.subList(0, end), i), before(store, remembered));
			}
		}
		return recallOld(store);
	}

	/** How many messages there are before those that were read. */
	private int before(Store store, List<Message> remembered) throws StoreException {
		return remembered.size() < LONGEST_MEMORY ? 0
				: store.memorySize(turn.chat(), agent.getId(), remembered.getFirst().position() - 1);
	}

	/** What is to be answered stands last: if what the agent said itself does, the trigger is put behind it. */
	private List<Message> triggerLast(List<Message> conversation, int trigger) {
		if (!isOwn(conversation.getLast())) {
			return conversation;
		}
		List<Message> moved = new ArrayList<>(conversation);
		moved.add(moved.remove(trigger));
		return moved;
	}

	private boolean isTrigger(Message message) {
		return message.id().equals(turn.trigger());
	}

	private boolean isOwn(Message message) {
		return message.agent().filter(agent.getId()::equals).isPresent();
	}

	/** The trigger is forgotten, or further back than is remembered: it is what has to be answered all the same. */
	private Recalled recallOld(Store store) throws StoreException {
		Message trigger = store.message(turn.chat(), turn.trigger())
				.orElseThrow(() -> new StoreException(StoreException.Kind.NOT_FOUND,
						"The message that was to be answered does not exist any more."));
		List<Message> remembered = store.memory(turn.chat(), agent.getId(), trigger.position() - 1, LONGEST_MEMORY);
		List<Message> conversation = new ArrayList<>(remembered);
		conversation.add(trigger);
		return new Recalled(conversation, before(store, remembered));
	}

	private PromptMessage toPrompt(Message message, PromptFiles files) {
		List<PromptPart> said = message.content().stream().flatMap(part -> toPrompt(part, files)).toList();
		return new PromptMessage(isOwn(message) ? PromptMessage.Role.ASSISTANT : PromptMessage.Role.USER, message.authorName(),
				said);
	}

	private static Stream<PromptPart> toPrompt(ContentPart part, PromptFiles files) {
		return switch (part) {
			case ContentPart.Text(String text) -> Stream.of(new PromptPart.Text(text));
			case ContentPart.Attachment file -> Stream.of(files.part(file));
			case ContentPart.Reasoning _, ContentPart.Notice _ -> Stream.empty();
		};
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
