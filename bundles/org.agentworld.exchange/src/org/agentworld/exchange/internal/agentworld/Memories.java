package org.agentworld.exchange.internal.agentworld;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.exchange.UnreadableException;
import org.agentworld.exchange.internal.Bounds;
import org.agentworld.exchange.internal.Ids;
import org.agentworld.exchange.internal.json.Node;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.spi.store.Recipients;

/**
 * Puts the logs of chats together from what their agents remember: Agent World keeps each message once for each agent that
 * saw it, all under one id.
 */
final class Memories {

	/** A message, and in whose memories it stands. */
	static final class Row {

		private final String messageId;
		private final Instant createdAt;
		private final Set<AgentId> seenBy = HashSet.newHashSet(1); // most have one, and there are many
		private Role role;
		private Optional<AgentId> agent;
		private String authorName;
		private String text;

		private Row(String messageId, Instant createdAt) {
			this.messageId = messageId;
			this.createdAt = createdAt;
		}

		Instant createdAt() {
			return createdAt;
		}
	}

	private final Map<String, AgentFolder> agents = new HashMap<>();
	private final Ids ids;
	private final Map<String, Map<String, Row>> chats = new LinkedHashMap<>();
	/** What the calls in a chat call their tools, by the id of the call. */
	private final Map<String, String> tools = new HashMap<>();
	private Instant last = Instant.EPOCH;
	private long kept;
	private long unnamed;
	private long systemRows;
	private long rowsOfNoChat;
	private long toolRows;

	Memories(List<AgentFolder> agents, Ids ids) {
		agents.forEach(agent -> this.agents.put(agent.id(), agent));
		this.ids = ids;
	}

	/** Adds a row of an agent's memory. */
	void add(AgentFolder owner, Node row) throws UnreadableException {
		String role = row.text("role");
		String chat = row.text("chatId", "");
		if (role.equals("system")) {
			systemRows++;
			return;
		}
		if (chat.isBlank()) {
			rowsOfNoChat++;
			return;
		}
		count(row);
		Instant createdAt = Times.of(row, "createdAt").orElse(last);
		last = createdAt;
		String messageId = row.text("messageId", "");
		String key = messageId.isBlank() ? "unnamed " + ++unnamed : "named " + messageId;
		Row message = chats.computeIfAbsent(chat, _ -> new LinkedHashMap<>()).computeIfAbsent(key,
				_ -> new Row(key, createdAt));
		message.seenBy.add(owner.agent().getId());
		switch (role) {
			case "user" -> said(message, row, row.text("sender", "human"));
			case "assistant" -> answered(message, row, owner);
			case "tool" -> returned(message, row);
			default -> throw row.get("role").error("user, assistant, tool or system is expected here.");
		}
	}

	private void count(Node row) throws UnreadableException {
		if (++kept > Bounds.MOST_MEMORIES) {
			throw row.error("the agents remember more than " + Bounds.MOST_MEMORIES + " messages and calls of tools.");
		}
	}

	/** As others remember it; the author's own copy is better, and may have come before. */
	private void said(Row message, Node row, String sender) throws UnreadableException {
		if (message.role == Role.AGENT) {
			return;
		}
		boolean person = List.of("human", "user", "").contains(sender.toLowerCase(Locale.ROOT));
		boolean world = sender.equalsIgnoreCase("world") || sender.equalsIgnoreCase("system");
		message.role = person || world ? Role.HUMAN : Role.AGENT;
		message.agent = person || world ? Optional.empty() : Optional.of(agent(sender));
		message.authorName = person ? "" : world ? sender : name(sender);
		message.text = row.text("content", "");
	}

	/** In an agent's own memory that is always itself. */
	private void answered(Row message, Node row, AgentFolder owner) throws UnreadableException {
		StringBuilder text = new StringBuilder(row.text("content", ""));
		if (row.has("tool_calls")) {
			for (Node call : row.get("tool_calls").elements()) {
				toolRows++;
				count(call);
				Optional<Node> function = call.find("function");
				String tool = function.isPresent() ? function.get().text("name", "tool") : "tool";
				Optional<Node> arguments = function.isPresent() ? function.get().find("arguments") : Optional.empty();
				call.optionalText("id").ifPresent(id -> tools.put(id, tool));
				text.append(text.isEmpty() ? "" : "\n\n").append("Called the tool `").append(tool).append("`")
						.append(arguments.map(value -> ":\n\n" + fenced(value.asText())).orElse("."));
			}
		}
		message.role = Role.AGENT;
		message.agent = Optional.of(owner.agent().getId());
		message.authorName = owner.agent().getName();
		message.text = text.toString();
	}

	private void returned(Row message, Node row) throws UnreadableException {
		toolRows++;
		message.role = Role.TOOL;
		message.agent = Optional.empty();
		message.authorName = tools.getOrDefault(row.text("tool_call_id", ""), "tool");
		message.text = fenced(row.find("content").map(Node::asText).orElse(""));
	}

	/** As a block of code, whatever is in it. */
	private static String fenced(String text) {
		int longest = 2;
		int run = 0;
		for (int i = 0; i < text.length(); i++) {
			run = text.charAt(i) == '`' ? run + 1 : 0;
			longest = Math.max(longest, run);
		}
		String fence = "`".repeat(longest + 1);
		return fence + "\n" + text.strip() + "\n" + fence;
	}

	private AgentId agent(String id) {
		AgentFolder known = agents.get(id);
		return known == null ? ids.agent(id) : known.agent().getId();
	}

	/** One that was deleted is called by its id. */
	private String name(String id) {
		AgentFolder known = agents.get(id);
		return known == null ? id : known.agent().getName();
	}

	/** The messages of a chat, in the order of their times. */
	List<Row> take(String chat) {
		Map<String, Row> rows = chats.remove(chat);
		return rows == null ? List.of() : sorted(rows);
	}

	/** The messages of the chats that nobody took. */
	Map<String, List<Row>> takeRest() {
		Map<String, List<Row>> rest = new LinkedHashMap<>();
		chats.forEach((chat, rows) -> rest.put(chat, sorted(rows)));
		chats.clear();
		return rest;
	}

	private static List<Row> sorted(Map<String, Row> rows) {
		List<Row> sorted = new ArrayList<>(rows.values());
		// Those of the same time stay in the order in which an agent remembers them.
		sorted.sort(Comparator.comparing(Row::createdAt));
		return sorted;
	}

	/** The rows as messages of a chat. */
	List<LoggedMessage> messages(ChatId chat, List<Row> rows) {
		List<LoggedMessage> messages = new ArrayList<>();
		for (Row row : rows) {
			MessageId id = ids.message(chat, row.messageId);
			row.agent.ifPresent(row.seenBy::add);
			messages.add(new LoggedMessage(
					new Message(id, chat, messages.size() + 1L, row.role, row.agent, row.authorName,
							List.of(new ContentPart.Text(row.text)), Optional.empty(), row.createdAt),
					Recipients.seeing(row.seenBy), List.of()));
		}
		return messages;
	}

	/** Says what the logs do not have. */
	void warnOfLeftOut(Consumer<String> warn) {
		if (systemRows > 0) {
			warn.accept(systemRows + " messages of the system are left out.");
		}
		if (rowsOfNoChat > 0) {
			warn.accept(rowsOfNoChat + " messages belong to no chat and are left out.");
		}
		if (toolRows > 0) {
			warn.accept("Calls of tools and their results are kept as text.");
		}
	}
}
