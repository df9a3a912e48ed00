package org.agentworld.app.internal.headless.chat;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.ActivityChanged;
import org.agentworld.events.ChatEvent.ChatArchived;
import org.agentworld.events.ChatEvent.ChatCreated;
import org.agentworld.events.ChatEvent.ChatDeleted;
import org.agentworld.events.ChatEvent.ChatPinned;
import org.agentworld.events.ChatEvent.ChatRenamed;
import org.agentworld.events.ChatEvent.ChatSeen;
import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.MessagesCut;
import org.agentworld.events.ChatEvent.MessagesRestored;
import org.agentworld.events.ChatEvent.QueueChanged;
import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnDelayed;
import org.agentworld.events.ChatEvent.TurnDismissed;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.ChatEvent.TurnReasoning;
import org.agentworld.events.ChatEvent.TurnStepped;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.SessionEpoch;
import org.agentworld.events.id.TurnId;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What happens in a chat as JSON: one object with the chat, the kind, the session's epoch, the event's number and what
 * that kind has. The members are written out here and not taken from the records, so that they stay as they are when the
 * records change.
 */
final class EventJson {

	/** ASCII only: a piece may end in the middle of a character, and a terminal may have another character set. */
	private static final ObjectWriter WRITER = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build()
			.writer();

	/** One line, without its end. */
	static String of(ChatSnapshot snapshot) {
		ObjectNode json = head(snapshot.chat(), "snapshot", snapshot.epoch(), snapshot.lastEventSeq());
		json.put("name", snapshot.name());
		snapshot.origin().ifPresent(
				origin -> json.putObject("branchedFrom").put("chat", origin.chat().toString()).put("name", origin.name()));
		json.set("messages", array(snapshot.page().messages(), EventJson::message));
		json.put("hasOlder", snapshot.page().hasOlder());
		json.set("turns", array(snapshot.page().turns(), EventJson::turn));
		json.set("liveTurns", array(snapshot.liveTurns(), EventJson::live));
		json.set("queue", queue(snapshot.queue()));
		json.put("activity", snapshot.activity().name());
		return line(json);
	}

	/** One line, without its end. */
	static String of(ChatEvent event) {
		ObjectNode json = head(event.address().chat(), event.kind().token(), event.stamp().epoch(),
				event.stamp().eventSeq());
		json.put("at", event.stamp().at().toString());
		switch (event) {
			case ChatCreated created -> json.put("name", created.name());
			case ChatRenamed renamed -> json.put("name", renamed.name());
			case ChatPinned changed -> json.put("pinned", changed.pinned());
			case ChatArchived changed -> json.put("archived", changed.archived());
			case ChatSeen seen -> json.put("position", seen.position());
			case ChatDeleted _ -> {
				// The kind says it all.
			}
			case MessageCommitted committed -> json.set("message", message(committed.message()));
			case MessagesCut cut -> changed(json, cut.messages(), cut.turns());
			case MessagesRestored restored -> changed(json, restored.messages(), restored.turns());
			case TurnStepped stepped -> json.set("turn", turn(stepped.turn()));
			case TurnDelayed delayed -> {
				json.put("turnId", delayed.turn().toString());
				delayed.delay().ifPresent(delay -> json.set("delay", delay(delay)));
			}
			case TurnChunk chunk -> text(json, chunk.turn(), chunk.offset(), chunk.text());
			case TurnReasoning chunk -> text(json, chunk.turn(), chunk.offset(), chunk.text());
			case TurnEnded end -> json.set("turn", turn(end.turn()));
			case TurnFailed end -> json.set("turn", turn(end.turn()));
			case TurnCancelled end -> json.set("turn", turn(end.turn()));
			case TurnDismissed dismissed -> json.put("turnId", dismissed.turn().toString());
			case ActivityChanged changed -> json.put("activity", changed.activity().name());
			case QueueChanged changed -> json.set("queue", queue(changed.queue()));
		}
		return line(json);
	}

	private static ObjectNode head(ChatId chat, String kind, SessionEpoch epoch, long eventSeq) {
		return object().put("chat", chat.toString()).put("kind", kind).put("epoch", epoch.toString()).put("eventSeq",
				eventSeq);
	}

	private static void changed(ObjectNode json, List<MessageId> messages, List<TurnId> turns) {
		ArrayNode ids = json.putArray("messageIds");
		messages.forEach(id -> ids.add(id.toString()));
		ArrayNode turnIds = json.putArray("turnIds");
		turns.forEach(id -> turnIds.add(id.toString()));
	}

	private static void text(ObjectNode json, TurnId turn, int offset, String text) {
		json.put("turnId", turn.toString()).put("offset", offset).put("text", text);
	}

	private static ObjectNode message(Message message) {
		ObjectNode json = object().put("id", message.id().toString()).put("position", message.position())
				.put("role", message.role().name()).put("author", message.authorName()).put("text", message.text());
		message.notice().ifPresent(notice -> json.put("notice", notice.kind().name()));
		attach(json, message.attachments());
		message.turn().ifPresent(turn -> json.put("turnId", turn.toString()));
		return json.put("createdAt", message.createdAt().toString());
	}

	private static ObjectNode turn(Turn turn) {
		ObjectNode json = object().put("id", turn.id().toString()).put("ordinal", turn.ordinal())
				.put("agentId", turn.agent().toString()).put("agent", turn.agentName())
				.put("triggerId", turn.trigger().toString())
				.put("humanMessageId", turn.exchange().human().toString()).put("turnOfExchange", turn.exchange().turn())
				.put("state", turn.state().name());
		if (turn.leftOut() > 0) {
			json.put("leftOut", turn.leftOut());
		}
		usage(turn.usage()).ifPresent(usage -> json.set("usage", usage));
		turn.answer().ifPresent(answer -> json.put("answerId", answer.toString()));
		turn.error().ifPresent(error -> json.set("error", error(error)));
		return json;
	}

	private static ObjectNode error(TurnError error) {
		return object().put("kind", error.kind().name()).put("message", error.message());
	}

	/** Empty where the provider said nothing. */
	private static Optional<ObjectNode> usage(Usage usage) {
		ObjectNode json = object();
		usage.inputTokens().ifPresent(tokens -> json.put("inputTokens", tokens));
		usage.outputTokens().ifPresent(tokens -> json.put("outputTokens", tokens));
		usage.cachedTokens().ifPresent(tokens -> json.put("cachedTokens", tokens));
		usage.reasoningTokens().ifPresent(tokens -> json.put("reasoningTokens", tokens));
		return json.isEmpty() ? Optional.empty() : Optional.of(json);
	}

	private static ObjectNode delay(Delay delay) {
		ObjectNode json = object().put("reason", delay.reason().name()).put("why", delay.why());
		delay.until().ifPresent(until -> json.put("until", until.toString()));
		return json;
	}

	private static ObjectNode live(LiveTurn live) {
		ObjectNode json = turn(live.turn()).put("text", live.text()).put("reasoning", live.reasoning());
		live.delay().ifPresent(delay -> json.set("delay", delay(delay)));
		return json;
	}

	private static ObjectNode queue(Queue queue) {
		ObjectNode json = object().put("paused", queue.paused());
		json.set("messages", array(queue.messages(), EventJson::queued));
		return json;
	}

	private static ObjectNode queued(QueuedMessage message) {
		ObjectNode json = object().put("id", message.id().toString()).put("text", Message.textOf(message.content()));
		attach(json, Message.attachmentsOf(message.content()));
		return json;
	}

	/** Adds the files of a message, if it has any. */
	private static void attach(ObjectNode json, List<ContentPart.Attachment> files) {
		if (!files.isEmpty()) {
			json.set("attachments", array(files, file -> object().put("id", file.id().toString()).put("name", file.name())
					.put("mediaType", file.mediaType()).put("size", file.size())));
		}
	}

	private static <T> ArrayNode array(Collection<T> all, Function<T, ObjectNode> json) {
		ArrayNode array = JsonNodeFactory.instance.arrayNode(all.size());
		all.forEach(one -> array.add(json.apply(one)));
		return array;
	}

	private static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	private static String line(ObjectNode json) {
		try {
			return WRITER.writeValueAsString(json);
		} catch (JsonProcessingException e) {
			throw new AssertionError("a tree of strings and numbers can be written", e);
		}
	}

	private EventJson() {
	}
}
