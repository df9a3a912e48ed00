package org.agentworld.ui.internal.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.ContentPart.Notice;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.ui.internal.transcript.EntryView.Action;
import org.agentworld.ui.internal.viewmodel.Alternatives;
import org.agentworld.ui.internal.viewmodel.TokenSum;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry;
import org.junit.jupiter.api.Test;

class EntryViewsTest {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private final EntryViews views = new EntryViews(InstantSource.fixed(NOW), ZoneOffset.UTC);
	private final Turn turn = Turn.requested(ChatId.random(), AgentId.random(), "Ada", MessageId.random(),
			Exchange.first(MessageId.random()), 1, NOW);

	@Test
	void whatWentWrongDecidesWhatIsOffered() {
		assertThat(actions(Kind.AUTHENTICATION)).containsExactly("key", "retry", "dismiss");
		assertThat(actions(Kind.CONFIGURATION)).containsExactly("agent", "connections", "retry", "dismiss");
		assertThat(actions(Kind.PLUG_IN)).containsExactly("plug-ins", "retry", "dismiss");
		assertThat(actions(Kind.NETWORK)).containsExactly("retry", "dismiss");
	}

	private Iterable<String> actions(Kind kind) {
		Turn failed = turn.finished(TurnState.FAILED, Optional.empty(), Usage.UNKNOWN,
				Optional.of(TurnError.of(kind, "It failed.")), NOW);
		return views.of(new TranscriptEntry.Unfinished(failed)).actions().stream().map(Action::name).toList();
	}

	@Test
	void aTurnThatWaitsSaysWhyInItsPlace() {
		Delay delay = new Delay(Delay.Reason.RETRY, "Busy.", Optional.of(NOW));
		EntryView view = views.of(new TranscriptEntry.Running(new LiveTurn(turn, "", "", Optional.of(delay))), "");

		assertThat(view.note()).isEqualTo("Busy.");
		assertThat(view.toJson()).contains("\"look\":\"running waiting\"");
		assertThat(views.of(new TranscriptEntry.Running(new LiveTurn(turn, "", "")), "").note()).isEmpty();
	}

	@Test
	void whatCanBeAskedDependsOnWhoWroteIt() {
		assertThat(actions(message(Role.HUMAN, new ContentPart.Text("Why?")))).containsExactly("copy", "edit", "branch",
				"delete");
		assertThat(actions(message(Role.AGENT, new ContentPart.Text("So.")))).containsExactly("copy", "again", "branch",
				"delete");
	}

	private List<String> actions(Message message) {
		return views.of(new TranscriptEntry.Written(message)).actions().stream().map(Action::name).toList();
	}

	@Test
	void aNoticeIsPlainTextBesideTheConversation() {
		Message notice = message(Role.SYSTEM, new ContentPart.Notice(Notice.Kind.NOBODY_ANSWERS, "Nobody *answers*."));
		EntryView view = views.of(new TranscriptEntry.Written(notice));

		assertThat(view.look()).isEqualTo(EntryView.Look.NOTICE);
		assertThat(view.note()).isEqualTo("Nobody *answers*.");
		assertThat(view.html()).isEmpty();
		assertThat(view.actions()).isEmpty();
		assertThat(view.author()).isEqualTo("Note");
	}

	@Test
	void whatAnAgentDidNotKnowIsSaid() {
		assertThat(EntryViews.leftOut(turn)).isEmpty();
		assertThat(EntryViews.leftOut(turn.leavingOut(1))).isEqualTo("1 older message did not fit and was left out.");
		Turn ended = turn.leavingOut(1200).in(TurnState.CALLING_MODEL).finished(TurnState.ENDED, Optional.empty(), Usage.UNKNOWN,
				Optional.empty(), NOW);
		Message answer = message(Role.AGENT, new ContentPart.Text("So."));
		assertThat(views.of(new TranscriptEntry.Written(answer, Optional.of(ended), Alternatives.NONE)).leftOut())
				.isEqualTo("1,200 older messages did not fit and were left out.");
	}

	@Test
	void anotherAnswerIsShownWithItsPlaceAndWithoutWhatTheTurnCost() {
		Message answer = message(Role.AGENT, new ContentPart.Text("Second."));
		Message other = message(Role.AGENT, new ContentPart.Text("First."));
		Turn ended = turn.in(TurnState.CALLING_MODEL).finished(TurnState.ENDED, Optional.of(answer.id()), Usage.of(1, 2),
				Optional.empty(), NOW);
		List<MessageId> all = List.of(other.id(), answer.id());

		EntryView own = views.of(
				new TranscriptEntry.Written(answer, Optional.of(ended), new Alternatives(all, Optional.empty())));
		assertThat(own.paging()).contains(new EntryView.Paging("2 of 2", true, false, false));
		assertThat(own.usage().text()).isEqualTo("tokens: 1 in, 2 out");
		assertThat(own.actions()).extracting(Action::name).contains("branch");

		EntryView shown = views.of(
				new TranscriptEntry.Written(answer, Optional.of(ended), new Alternatives(all, Optional.of(other))));
		assertThat(shown.actions()).extracting(Action::name).as("a branch would have the other answer").doesNotContain("branch");
		assertThat(shown.paging()).contains(new EntryView.Paging("1 of 2", false, true, true));
		assertThat(shown.html()).contains("First.");
		assertThat(shown.usage().text()).isEmpty();
		assertThat(shown.toJson()).contains("\"paging\":{\"place\":\"1 of 2\",\"previous\":false,\"next\":true,\"other\":true}");
	}

	private Message message(Role role, ContentPart content) {
		return new Message(MessageId.random(), turn.chat(), 1, role,
				role == Role.AGENT ? Optional.of(turn.agent()) : Optional.empty(), role == Role.AGENT ? "Ada" : "",
				List.of(content), Optional.empty(), NOW);
	}

	@Test
	void usageIsReadable() {
		assertThat(UsageTexts.of(Usage.of(1234, 56))).isEqualTo("tokens: 1,234 in, 56 out");
		assertThat(UsageTexts.of(new Usage(OptionalLong.of(1), OptionalLong.of(2), OptionalLong.of(3), OptionalLong.of(4))))
				.isEqualTo("tokens: 1 in, 2 out, 3 cached, 4 reasoning");
		assertThat(UsageTexts.of(Usage.UNKNOWN)).isEqualTo("tokens unknown");
		assertThat(UsageTexts.of(new TokenSum(3, 1234, 56, 1))).contains("1,234 in, 56 out").contains("1 more");
		assertThat(UsageTexts.of(new TokenSum(0, 0, 0, 0))).isEmpty();
	}
}
