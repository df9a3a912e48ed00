package org.agentworld.exchange.internal.json;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.agentworld.core.RefusedException;
import org.agentworld.core.Transfer;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.AttachmentId;
import org.agentworld.exchange.ImportPreview.Kind;
import org.agentworld.exchange.Progress;
import org.agentworld.exchange.internal.LogReader;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.spi.store.ChatContents;
import org.agentworld.spi.store.LoggedMessage;

import com.fasterxml.jackson.core.JsonGenerator;

/**
 * Writes the program's own format. The members are written out here and not taken from the model and the records, so that
 * files stay readable when those change; {@link JsonSource} reads them.
 */
public final class JsonExport {

	private final Transfer transfer;
	private final Progress progress;
	private final JsonGenerator json;
	private final Set<AttachmentId> written = new HashSet<>();
	private final Set<AgentId> agents = new HashSet<>();

	private JsonExport(Transfer transfer, Progress progress, JsonGenerator json) {
		this.transfer = transfer;
		this.progress = progress;
		this.json = json;
	}

	/** A world with its agents and chats. */
	public static void world(World world, List<Chat> chats, Transfer transfer, Progress progress, OutputStream out)
			throws IOException, RefusedException {
		try (JsonGenerator json = JsonFiles.WRITING.createGenerator(out)) {
			JsonExport export = new JsonExport(transfer, progress, json);
			export.begin(Kind.WORLD);
			export.settings(world);
			export.agents(world.getAgents());
			export.chats(chats);
			json.writeEndObject();
		}
	}

	/** A chat, with the agents of its world: who sees and answers its messages are some of them. */
	public static void chat(World world, Chat chat, Transfer transfer, Progress progress, OutputStream out)
			throws IOException, RefusedException {
		try (JsonGenerator json = JsonFiles.WRITING.createGenerator(out)) {
			JsonExport export = new JsonExport(transfer, progress, json);
			export.begin(Kind.CHAT);
			export.agents(world.getAgents());
			export.chats(List.of(chat));
			json.writeEndObject();
		}
	}

	/** An agent's definition. */
	public static void agent(Agent agent, Transfer transfer, OutputStream out) throws IOException {
		try (JsonGenerator json = JsonFiles.WRITING.createGenerator(out)) {
			JsonExport export = new JsonExport(transfer, Progress.NONE, json);
			export.begin(Kind.AGENT);
			export.agents(List.of(agent));
			json.writeEndObject();
		}
	}

	private void begin(Kind kind) throws IOException {
		json.writeStartObject();
		json.writeStringField("format", JsonFiles.FORMAT);
		json.writeNumberField("version", JsonFiles.VERSION);
		json.writeStringField("kind", kind.name());
	}

	private void settings(World world) throws IOException {
		json.writeObjectFieldStart("world");
		text("name", world.getName());
		text("description", world.getDescription());
		json.writeNumberField("turnLimit", world.getTurnLimit());
		json.writeStringField("answerOrder", world.getAnswerOrder().name());
		text("connection", world.getConnection());
		text("model", world.getModel());
		text("titleConnection", world.getTitleConnection());
		text("titleModel", world.getTitleModel());
		text("variables", world.getVariables());
		if (world.getMainAgent() != null) {
			json.writeStringField("mainAgent", world.getMainAgent().getId().toString());
		}
		json.writeEndObject();
	}

	private void agents(Collection<Agent> agents) throws IOException {
		json.writeArrayFieldStart("agents");
		for (Agent agent : agents) {
			lineBreak();
			json.writeStartObject();
			json.writeStringField("id", agent.getId().toString());
			this.agents.add(agent.getId());
			text("name", agent.getName());
			text("connection", agent.getConnection());
			text("model", agent.getModel());
			text("systemPrompt", agent.getSystemPrompt());
			number("temperature", agent.getTemperature());
			number("topP", agent.getTopP());
			number("maxTokens", agent.getMaxTokens());
			number("contextTokens", agent.getContextTokens());
			json.writeStringField("reasoningEffort", agent.getReasoningEffort().name());
			text("stop", agent.getStop());
			text("extraParameters", agent.getExtraParameters());
			json.writeBooleanField("streamed", agent.isStreamed());
			json.writeBooleanField("autoReply", agent.isAutoReply());
			json.writeBooleanField("enabled", agent.isEnabled());
			text("contribution", agent.getContribution());
			json.writeBooleanField("answeredByClass", agent.isAnsweredByClass());
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	private void number(String name, Number value) throws IOException {
		switch (value) {
			case null -> {
				// Not set, so not there.
			}
			case Integer whole -> json.writeNumberField(name, whole);
			default -> json.writeNumberField(name, value.doubleValue());
		}
	}

	private void chats(List<Chat> chats) throws IOException, RefusedException {
		json.writeArrayFieldStart("chats");
		for (Chat listed : chats) {
			ChatContents contents = transfer.contents(listed.getId());
			Chat chat = contents.state().chat();
			lineBreak();
			json.writeStartObject();
			json.writeStringField("id", chat.getId().toString());
			text("name", chat.getName());
			json.writeStringField("nameSource", chat.getNameSource().name());
			instant("createdAt", chat.getCreatedAt());
			json.writeBooleanField("pinned", chat.isPinned());
			json.writeBooleanField("archived", chat.isArchived());
			json.writeNumberField("seenPosition", Math.min(chat.getSeenPosition(), contents.lastPosition()));
			if (chat.getBranchedFrom() != null) {
				json.writeObjectFieldStart("branchedFrom");
				json.writeStringField("chat", chat.getBranchedFrom().toString());
				text("name", chat.getBranchedFromName());
				json.writeEndObject();
			}
			messages(contents);
			floors(contents);
			queue(contents.state().queue());
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	private void messages(ChatContents contents) throws IOException, RefusedException {
		json.writeArrayFieldStart("messages");
		LogReader log = new LogReader(transfer, contents);
		for (Optional<LoggedMessage> next = log.next(); next.isPresent(); next = log.next()) {
			lineBreak();
			message(next.get(), contents.alternatives().contains(next.get().message().position()));
			progress.message(contents.state().chat().getName());
		}
		json.writeEndArray();
	}

	/** What agents forgot of the messages that are here. */
	private void floors(ChatContents contents) throws IOException {
		List<AgentId> forgetful = known(contents.memoryFloors().keySet());
		if (!forgetful.isEmpty()) {
			json.writeObjectFieldStart("memoryFloors");
			for (AgentId agent : sorted(forgetful)) {
				json.writeNumberField(agent.toString(), Math.min(contents.memoryFloors().get(agent), contents.lastPosition()));
			}
			json.writeEndObject();
		}
	}

	private void queue(Queue queue) throws IOException, RefusedException {
		if (!queue.messages().isEmpty()) {
			json.writeArrayFieldStart("queue");
			for (QueuedMessage waiting : queue.messages()) {
				json.writeStartObject();
				json.writeStringField("id", waiting.id().toString());
				instant("queuedAt", waiting.queuedAt());
				content(waiting.content());
				json.writeEndObject();
			}
			json.writeEndArray();
		}
	}

	private void message(LoggedMessage logged, boolean isAlternative) throws IOException, RefusedException {
		Message message = logged.message();
		json.writeStartObject();
		json.writeStringField("id", message.id().toString());
		json.writeNumberField("position", message.position());
		json.writeStringField("role", message.role().name());
		if (message.agent().isPresent()) {
			json.writeStringField("agent", message.agent().get().toString());
		}
		text("authorName", message.authorName());
		if (message.turn().isPresent()) {
			json.writeStringField("turn", message.turn().get().toString());
		}
		instant("createdAt", message.createdAt());
		content(message.content());
		agentIds("seenBy", sorted(known(logged.recipients().seenBy())));
		agentIds("answeredBy", known(logged.recipients().answeredBy()));
		if (isAlternative) {
			json.writeStringField("cut", "REGENERATE");
		}
		if (!logged.turns().isEmpty()) {
			json.writeArrayFieldStart("turns");
			for (Turn turn : logged.turns()) {
				turn(turn, turn.state().offersRetry() && transfer.isDismissed(turn.chat(), turn.id()));
			}
			json.writeEndArray();
		}
		json.writeEndObject();
	}

	/** Those that were not deleted: nobody remembers anything, or answers, any more. */
	private List<AgentId> known(Collection<AgentId> ids) {
		return ids.stream().filter(agents::contains).toList();
	}

	/** Exports of the same are the same. */
	private static List<AgentId> sorted(Collection<AgentId> ids) {
		return ids.stream().sorted(Comparator.comparing(AgentId::value)).toList();
	}

	private void agentIds(String name, Collection<AgentId> ids) throws IOException {
		if (!ids.isEmpty()) {
			json.writeArrayFieldStart(name);
			for (AgentId id : ids) {
				json.writeString(id.toString());
			}
			json.writeEndArray();
		}
	}

	private void content(List<ContentPart> content) throws IOException, RefusedException {
		json.writeArrayFieldStart("content");
		for (ContentPart part : content) {
			json.writeStartObject();
			switch (part) {
				case ContentPart.Text(String text) -> {
					json.writeStringField("type", "text");
					text("text", text);
				}
				case ContentPart.Reasoning(String text, var took) -> {
					json.writeStringField("type", "reasoning");
					text("text", text);
					json.writeNumberField("tookNanos", took.toNanos());
				}
				case ContentPart.Notice(var kind, String text) -> {
					json.writeStringField("type", "notice");
					json.writeStringField("notice", kind.name());
					text("text", text);
				}
				case ContentPart.Attachment file -> attachment(file);
			}
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	private void attachment(ContentPart.Attachment file) throws IOException, RefusedException {
		json.writeStringField("type", "attachment");
		json.writeStringField("id", file.id().toString());
		text("name", file.name());
		text("mediaType", file.mediaType());
		if (written.add(file.id())) {
			byte[] content = transfer.file(file.id()).orElseThrow(
					() -> new RefusedException("The file '" + file.name() + "' of a message is not there any more."));
			json.writeBinaryField("content", content);
		}
	}

	private void turn(Turn turn, boolean dismissed) throws IOException {
		json.writeStartObject();
		json.writeStringField("id", turn.id().toString());
		json.writeNumberField("ordinal", turn.ordinal());
		json.writeStringField("agent", turn.agent().toString());
		text("agentName", turn.agentName());
		json.writeStringField("humanMessage", turn.exchange().human().toString());
		json.writeNumberField("turnOfExchange", turn.exchange().turn());
		json.writeStringField("state", turn.state().name());
		if (turn.error().isPresent()) {
			error(turn.error().get());
		}
		usage(turn.usage());
		if (turn.leftOut() > 0) {
			json.writeNumberField("leftOut", turn.leftOut());
		}
		if (turn.answer().isPresent()) {
			json.writeStringField("answer", turn.answer().get().toString());
		}
		instant("requestedAt", turn.requestedAt());
		instant("endedAt", turn.endedAt().orElseThrow());
		if (dismissed) {
			json.writeBooleanField("dismissed", true);
		}
		json.writeEndObject();
	}

	private void error(TurnError error) throws IOException {
		json.writeObjectFieldStart("error");
		json.writeStringField("kind", error.kind().name());
		text("message", error.message());
		if (error.retryAfter().isPresent()) {
			json.writeNumberField("retryAfterNanos", error.retryAfter().get().toNanos());
		}
		json.writeEndObject();
	}

	private void usage(Usage usage) throws IOException {
		if (!usage.equals(Usage.UNKNOWN)) {
			json.writeObjectFieldStart("usage");
			tokens("inputTokens", usage.inputTokens());
			tokens("outputTokens", usage.outputTokens());
			tokens("cachedTokens", usage.cachedTokens());
			tokens("reasoningTokens", usage.reasoningTokens());
			json.writeEndObject();
		}
	}

	private void tokens(String name, OptionalLong tokens) throws IOException {
		if (tokens.isPresent()) {
			json.writeNumberField(name, tokens.getAsLong());
		}
	}

	private void instant(String name, Instant instant) throws IOException {
		json.writeStringField(name, instant.toString());
	}

	/** So that a person, or a tool that compares lines, sees one message a line. */
	private void lineBreak() throws IOException {
		json.writeRaw('\n');
	}

	/** Text that was cut in the middle of a character cannot be UTF-8: all of it is written in escapes then. */
	private void text(String name, String text) throws IOException {
		if (isWellFormed(text)) {
			json.writeStringField(name, text);
		} else {
			json.writeFieldName(name);
			StringBuilder escaped = new StringBuilder("\"");
			text.chars().forEach(unit -> escaped.append("\\u%04x".formatted(unit)));
			json.writeRawValue(escaped.append('"').toString());
		}
	}

	private static boolean isWellFormed(String text) {
		return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
	}
}
