package org.agentworld.exchange.internal.json;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.agentworld.core.RefusedException;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.TurnId;
import org.agentworld.exchange.UnreadableException;
import org.agentworld.exchange.internal.Bounds;
import org.agentworld.exchange.internal.Ids;
import org.agentworld.exchange.internal.Receiver;
import org.agentworld.spi.store.Recipients;

/** Reads the messages of one chat, and checks that they fit each other. */
final class MessageReader {

	private static final Set<String> MESSAGE = Set.of("id", "position", "role", "agent", "authorName", "turn", "createdAt",
			"content", "seenBy", "answeredBy", "turns", "cut");
	private static final Set<String> TURN = Set.of("id", "ordinal", "agent", "agentName", "humanMessage", "turnOfExchange",
			"state", "error", "usage", "leftOut", "answer", "requestedAt", "endedAt", "dismissed");

	/** Why a message of a file is not in the log. */
	private enum Cut {
		/** Another answer was asked for; this one can be chosen still. */
		REGENERATE
	}

	/** A turn whose answer has not come yet. */
	private record Unanswered(Turn turn, boolean isDismissed) {
	}

	private final ChatId chat;
	private final Set<AgentId> agents;
	private final Ids ids;
	private final FileContents files;
	private final Receiver receiver;
	private final Set<MessageId> messages = new HashSet<>();
	private final Set<TurnId> turns = new HashSet<>();
	private final Set<Long> ordinals = new HashSet<>();
	private final Map<TurnId, Unanswered> unanswered = new LinkedHashMap<>();
	private long lastPosition;

	/** @param agents who may see and answer: those in the file */
	MessageReader(ChatId chat, Set<AgentId> agents, Ids ids, FileContents files, Receiver receiver) {
		this.chat = chat;
		this.agents = agents;
		this.ids = ids;
		this.files = files;
		this.receiver = receiver;
	}

	/** Reads a message and hands it on. */
	void read(Node node) throws RefusedException {
		node.warnOfUnknown(MESSAGE, receiver::warn);
		MessageId id = newId(node);
		Node positionNode = node.get("position");
		long position = positionNode.number(1, Bounds.LARGEST_POSITION);
		if (position <= lastPosition) {
			throw positionNode.error("the message before has the position " + lastPosition + "; this one must be above.");
		}
		lastPosition = position;
		Role role = node.literal(Role.class, "role");
		Optional<AgentId> agent = node.optionalText("agent").map(ids::agent);
		if (role == Role.AGENT && agent.isEmpty()) {
			throw node.error("'agent' is missing: an agent wrote this.");
		}
		boolean isAlternative = node.has("cut") && node.literal(Cut.class, "cut") == Cut.REGENERATE;
		if (isAlternative && role != Role.AGENT) {
			throw node.get("cut").error("only an agent's answer can be an alternative.");
		}
		List<ContentPart> content = content(node);
		Message message = new Message(id, chat, position, role, agent, node.text("authorName", ""), content,
				node.optionalText("turn").map(turn -> ids.turn(chat, turn)), node.instant("createdAt"));
		receiver.message(message, new Recipients(new HashSet<>(agents(node, "seenBy")), agents(node, "answeredBy")),
				isAlternative);
		answered(message, isAlternative);
		for (Node turn : node.elements("turns", Bounds.MOST_TURNS)) {
			turn(turn, id);
		}
	}

	/** Nobody else wrote this message, so no other turn can have it as its answer. */
	private void answered(Message message, boolean isAlternative) throws RefusedException {
		Optional<TurnId> author = message.turn();
		Unanswered waiting = author.isPresent() ? unanswered.get(author.get()) : null;
		if (waiting != null && waiting.turn().answer().equals(Optional.of(message.id()))) {
			unanswered.remove(author.get());
			boolean retryWouldCut = waiting.turn().state().offersRetry() && !waiting.isDismissed();
			// A retry takes the answer out of the log: what is not in it cannot be taken out.
			receiver.turn(isAlternative && retryWouldCut ? waiting.turn().withoutAnswer() : waiting.turn(),
					waiting.isDismissed());
		}
	}

	/** All messages have been read: what was not answered has no answer. */
	void end() throws RefusedException {
		for (Unanswered turn : unanswered.values()) {
			receiver.warn("Answers that turns name and that are not in the file, or of another turn, are left out.");
			receiver.turn(turn.turn().withoutAnswer(), turn.isDismissed());
		}
		unanswered.clear();
	}

	/** What waits: paused, since nothing of what comes in runs by itself. */
	Queue queue(Node node) throws RefusedException {
		node.refuseMoreThan(Bounds.MOST_QUEUED);
		List<QueuedMessage> waiting = new ArrayList<>();
		int parts = 0;
		for (Node message : node.elements()) {
			waiting.add(new QueuedMessage(newId(message), content(message), message.instant("queuedAt")));
			parts += waiting.getLast().content().size();
			if (parts > Bounds.MOST_PARTS) {
				throw message.error("the messages that wait have more than " + Bounds.MOST_PARTS + " parts.");
			}
		}
		return new Queue(waiting, !waiting.isEmpty());
	}

	private MessageId newId(Node node) throws UnreadableException {
		MessageId id = ids.message(chat, node.text("id"));
		if (!messages.add(id)) {
			throw node.get("id").error("a message before in this chat has the same id.");
		}
		return id;
	}

	private List<ContentPart> content(Node node) throws RefusedException {
		List<ContentPart> content = new ArrayList<>();
		node.get("content").refuseMoreThan(Bounds.MOST_PARTS);
		for (Node part : node.get("content").elements()) {
			String type = part.text("type");
			content.add(switch (type) {
				case "text" -> new ContentPart.Text(part.text("text"));
				case "reasoning" -> new ContentPart.Reasoning(part.text("text"), part.nanoseconds("tookNanos"));
				case "notice" -> new ContentPart.Notice(part.literal(ContentPart.Notice.Kind.class, "notice"),
						part.text("text"));
				case "attachment" -> files.read(part, receiver);
				default -> throw part.get("type").error("'" + type + "' is no part of a message that this program knows.");
			});
		}
		if (content.isEmpty()) {
			throw node.get("content").error("a message has at least one part.");
		}
		return content;
	}

	/** A row each in the store, so that they are no more than there are agents, whatever the file says. */
	private List<AgentId> agents(Node node, String name) throws UnreadableException {
		List<AgentId> found = new ArrayList<>();
		for (Node agent : node.elements(name, Bounds.MOST_RECIPIENTS)) {
			AgentId id = ids.agent(agent.text());
			if (agents.contains(id)) {
				found.add(id);
			} else {
				receiver.warn("Agents that are not in the file are left out of who sees and who answers messages.");
			}
		}
		return found;
	}

	/** Up to where agents forgot: not beyond the end, since what comes later has not been forgotten. */
	Map<AgentId, Long> floors(Node node) throws UnreadableException {
		node.refuseMoreThan(Bounds.MOST_RECIPIENTS);
		Map<AgentId, Long> floors = new HashMap<>();
		for (String agent : node.members()) {
			AgentId id = ids.agent(agent);
			long floor = node.number(agent, 0, Bounds.LARGEST_POSITION);
			if (agents.contains(id)) {
				floors.put(id, Math.min(floor, lastPosition));
			} else {
				receiver.warn("What agents that are not in the file have forgotten is left out.");
			}
		}
		return floors;
	}

	private void turn(Node node, MessageId trigger) throws RefusedException {
		node.warnOfUnknown(TURN, receiver::warn);
		TurnId id = ids.turn(chat, node.text("id"));
		if (!turns.add(id)) {
			throw node.get("id").error("a turn before in this chat has the same id.");
		}
		long ordinal = node.number("ordinal", 1, Bounds.LARGEST_POSITION);
		if (!ordinals.add(ordinal)) {
			throw node.get("ordinal").error("a turn before in this chat has the same ordinal.");
		}
		TurnState state = node.literal(TurnState.class, "state");
		if (!state.isFinal()) {
			throw node.get("state").error("a turn that is exported has ended, so it cannot be " + state + ".");
		}
		Optional<Node> error = node.find("error");
		if (state == TurnState.FAILED != error.isPresent()) {
			throw node.error("a turn has an error exactly if it failed.");
		}
		boolean isDismissed = node.flag("dismissed", false);
		if (isDismissed && !state.offersRetry()) {
			throw node.error("a turn that is " + state + " cannot be dismissed.");
		}
		Turn turn = new Turn(id, chat, ids.agent(node.text("agent")), node.text("agentName"), trigger,
				new Exchange(ids.message(chat, node.text("humanMessage")),
						(int) node.number("turnOfExchange", 1, Integer.MAX_VALUE)),
				ordinal, state, error.isPresent() ? Optional.of(error(error.get())) : Optional.empty(),
				usage(node), (int) node.optionalNumber("leftOut", 0, Integer.MAX_VALUE).orElse(0),
				node.optionalText("answer").map(answer -> ids.message(chat, answer)), node.instant("requestedAt"),
				Optional.of(node.instant("endedAt")));
		if (turn.answer().isEmpty()) {
			receiver.turn(turn, isDismissed);
		} else if (unanswered.size() < Bounds.MOST_TURNS) {
			unanswered.put(id, new Unanswered(turn, isDismissed));
		} else {
			throw node.get("answer").error("more than " + Bounds.MOST_TURNS + " turns wait for answers that come later.");
		}
	}

	private static TurnError error(Node node) throws UnreadableException {
		Optional<Duration> retryAfter = node.has("retryAfterNanos") ? Optional.of(node.nanoseconds("retryAfterNanos"))
				: Optional.empty();
		return new TurnError(node.literal(TurnError.Kind.class, "kind"), node.text("message"), retryAfter);
	}

	private static Usage usage(Node turn) throws UnreadableException {
		Optional<Node> usage = turn.find("usage");
		return usage.isEmpty() ? Usage.UNKNOWN : new Usage(tokens(usage.get(), "inputTokens"),
				tokens(usage.get(), "outputTokens"), tokens(usage.get(), "cachedTokens"),
				tokens(usage.get(), "reasoningTokens"));
	}

	private static OptionalLong tokens(Node usage, String name) throws UnreadableException {
		return usage.optionalNumber(name, 0, Long.MAX_VALUE);
	}
}
