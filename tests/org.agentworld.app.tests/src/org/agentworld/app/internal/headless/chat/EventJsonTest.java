package org.agentworld.app.internal.headless.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.agentworld.events.ChatAddress;
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
import org.agentworld.events.EventStamp;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.MessagePage;
import org.agentworld.events.conversation.Origin;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.AttachmentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.events.id.SessionEpoch;
import org.agentworld.events.id.TurnId;
import org.agentworld.events.id.WorldId;
import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Programs rely on these names: a change here breaks them. */
class EventJsonTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private static final ChatAddress CHAT = new ChatAddress(WorldId.parse(id(1)), ChatId.parse(id(2)));
	private static final SessionEpoch EPOCH = SessionEpoch.parse(id(3));
	private static final Instant AT = Instant.parse("2026-11-22T12:00:00.5Z");
	private static final EventStamp STAMP = new EventStamp(EPOCH, 7, AT);
	private static final MessageId MESSAGE = MessageId.parse(id(4));
	private static final TurnId TURN = TurnId.parse(id(5));

	private static final Turn CALLING = new Turn(TURN, CHAT.chat(), AgentId.parse(id(6)), "Ada", MESSAGE,
			Exchange.first(MESSAGE), 1, TurnState.CALLING_MODEL, Optional.empty(), Usage.UNKNOWN, 0, Optional.empty(), AT, Optional.empty());
	private static final Turn ENDED = CALLING.finished(TurnState.ENDED, Optional.of(MESSAGE), Usage.of(3, 4),
			Optional.empty(), AT);
	private static final Message SAID = new Message(MESSAGE, CHAT.chat(), 3, Role.AGENT, Optional.of(AgentId.parse(id(6))),
			"Ada", List.of(new ContentPart.Reasoning("hm", Duration.ofSeconds(2)), new ContentPart.Text("Yes.")), Optional.of(TURN), AT);
	private static final ContentPart.Attachment FILE = new ContentPart.Attachment(AttachmentId.of(new byte[] { 1 }), "a.png",
			"image/png", 1);
	private static final String FILE_JSON = "{'id':'4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a',"
			+ "'name':'a.png','mediaType':'image/png','size':1}";
	private static final Message WITH_FILE = new Message(MESSAGE, CHAT.chat(), 3, Role.AGENT,
			Optional.of(AgentId.parse(id(6))), "Ada", List.of(FILE, new ContentPart.Text("Yes.")), Optional.of(TURN), AT);
	private static final Message NOTICE = new Message(MESSAGE, CHAT.chat(), 3, Role.SYSTEM, Optional.empty(), "",
			List.of(new ContentPart.Notice(ContentPart.Notice.Kind.TURN_LIMIT, "Enough.")), Optional.empty(), AT);
	private static final Queue QUEUE = new Queue(
			List.of(new QueuedMessage(MESSAGE, List.of(new ContentPart.Text("Next?"), FILE), AT)), true);

	private static final String TURN_HEAD = "{'id':'" + id(5) + "','ordinal':1,'agentId':'" + id(6)
			+ "','agent':'Ada','triggerId':'" + id(4) + "','humanMessageId':'" + id(4) + "','turnOfExchange':1,'state':";
	private static final String CALLING_JSON = TURN_HEAD + "'CALLING_MODEL'}";
	private static final String ENDED_JSON = TURN_HEAD + "'ENDED','usage':{'inputTokens':3,'outputTokens':4},'answerId':'" + id(4) + "'}";
	private static final String SAID_JSON = "{'id':'" + id(4) + "','position':3,'role':'AGENT','author':'Ada',"
			+ "'text':'Yes.','turnId':'" + id(5) + "','createdAt':'2026-11-22T12:00:00.500Z'}";
	private static final String QUEUE_JSON = "{'paused':true,'messages':[{'id':'" + id(4) + "','text':'Next?','attachments':[" + FILE_JSON + "]}]}";

	private record Example(ChatEvent event, String content) {
	}

	static Stream<Example> events() {
		return Stream.of(example(new ChatCreated(CHAT, STAMP, "A"), "'name':'A'"),
				example(new ChatRenamed(CHAT, STAMP, "A"), "'name':'A'"), //
				example(new ChatPinned(CHAT, STAMP, true), "'pinned':true"),
				example(new ChatArchived(CHAT, STAMP, false), "'archived':false"),
				example(new ChatSeen(CHAT, STAMP, 3), "'position':3"), //
				example(new ChatDeleted(CHAT, STAMP), ""),
				example(new MessageCommitted(CHAT, STAMP, SAID), "'message':" + SAID_JSON),
				example(new MessageCommitted(CHAT, STAMP, WITH_FILE),
						"'message':" + SAID_JSON.replace("'turnId'", "'attachments':[" + FILE_JSON + "],'turnId'")),
				example(new MessageCommitted(CHAT, STAMP, NOTICE), "'message':{'id':'" + id(4) + "','position':3,'role':'SYSTEM',"
						+ "'author':'','text':'Enough.','notice':'TURN_LIMIT','createdAt':'2026-11-22T12:00:00.500Z'}"),
				example(new MessagesCut(CHAT, STAMP, List.of(MESSAGE), List.of(TURN)),
						"'messageIds':['" + id(4) + "'],'turnIds':['" + id(5) + "']"),
				example(new MessagesRestored(CHAT, STAMP, List.of(MESSAGE), List.of()),
						"'messageIds':['" + id(4) + "'],'turnIds':[]"),
				example(new TurnStepped(CHAT, STAMP, CALLING), "'turn':" + CALLING_JSON),
				example(new TurnDelayed(CHAT, STAMP, TURN, Optional.of(new Delay(Delay.Reason.RETRY, "Busy.", Optional.of(AT)))),
						"'turnId':'" + id(5)
								+ "','delay':{'reason':'RETRY','why':'Busy.','until':'2026-11-22T12:00:00.500Z'}"),
				example(new TurnChunk(CHAT, STAMP, TURN, 9, "x"), "'turnId':'" + id(5) + "','offset':9,'text':'x'"),
				example(new TurnReasoning(CHAT, STAMP, TURN, 9, "x"), "'turnId':'" + id(5) + "','offset':9,'text':'x'"),
				example(new TurnEnded(CHAT, STAMP, ENDED), "'turn':" + ENDED_JSON),
				example(new TurnFailed(CHAT, STAMP, finished(TurnState.FAILED)),
						"'turn':" + TURN_HEAD + "'FAILED','error':{'kind':'TIMEOUT','message':'Too late.'}}"),
				example(new TurnCancelled(CHAT, STAMP, finished(TurnState.CANCELLED)), "'turn':" + TURN_HEAD + "'CANCELLED'}"),
				example(new TurnDismissed(CHAT, STAMP, TURN), "'turnId':'" + id(5) + "'"),
				example(new ActivityChanged(CHAT, STAMP, Activity.IDLE), "'activity':'IDLE'"),
				example(new QueueChanged(CHAT, STAMP, QUEUE), "'queue':" + QUEUE_JSON));
	}

	private static Example example(ChatEvent event, String content) {
		return new Example(event, content);
	}

	private static Turn finished(TurnState state) {
		Optional<TurnError> error = state == TurnState.FAILED
				? Optional.of(TurnError.of(TurnError.Kind.TIMEOUT, "Too late."))
				: Optional.empty();
		return CALLING.finished(state, Optional.empty(), Usage.UNKNOWN, error, AT);
	}

	@ParameterizedTest
	@MethodSource("events")
	void anEventHasItsPlaceAndItsContent(Example example) throws JsonProcessingException {
		String head = "{'chat':'" + id(2) + "','kind':'" + example.event().kind().token() + "','epoch':'" + id(3)
				+ "','eventSeq':7,'at':'2026-11-22T12:00:00.500Z'";

		assertThat(EventJson.of(example.event()))
				.isEqualTo(json(head + (example.content().isEmpty() ? "" : "," + example.content()) + "}"));
	}

	@Test
	void everyKindHasAnExample() {
		Set<ChatEvent.Kind> kinds = events().map(example -> example.event().kind()).collect(Collectors.toSet());
		assertThat(kinds).containsExactlyInAnyOrder(ChatEvent.Kind.values());
	}

	@Test
	void aSnapshotHasAllThatTheChatIs() {
		ChatSnapshot snapshot = new ChatSnapshot(CHAT.world(), CHAT.chat(), "A",
				Optional.of(new Origin(CHAT.chat(), "B")), EPOCH, 7,
				new MessagePage(List.of(SAID), List.of(ENDED), true), List.of(new LiveTurn(CALLING, "so far", "hm")), QUEUE,
				Activity.WORKING);

		assertThat(EventJson.of(snapshot)).isEqualTo(json("{'chat':'" + id(2) + "','kind':'snapshot','epoch':'" + id(3)
				+ "','eventSeq':7,'name':'A','branchedFrom':{'chat':'" + id(2) + "','name':'B'},'messages':[" + SAID_JSON + "],'hasOlder':true,'turns':[" + ENDED_JSON
				+ "],'liveTurns':[" + TURN_HEAD + "'CALLING_MODEL','text':'so far','reasoning':'hm'}],'queue':" + QUEUE_JSON
				+ ",'activity':'WORKING'}"));
	}

	@Test
	void textThatNoCharacterSetHasComesThroughAsOneLineOfAscii() throws JsonProcessingException {
		String half = "a\nü\u2028\u001b[2J\ud83d";

		String line = EventJson.of(new TurnChunk(CHAT, STAMP, TURN, 0, half));

		assertThat(line).matches("[ -~]+");
		JsonNode read = new ObjectMapper().readTree(line);
		assertThat(read.path("text").asText()).isEqualTo(half);
	}

	private static String json(String withApostrophes) {
		return withApostrophes.replace('\'', '"');
	}

	private static String id(int last) {
		return "00000000-0000-4000-8000-00000000000" + last;
	}
}
