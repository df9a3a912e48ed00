package org.agentworld.ui.internal.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.ui.internal.transcript.EntryView.Action;
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
	void usageIsReadable() {
		assertThat(UsageTexts.of(Usage.of(1234, 56))).isEqualTo("1,234 in, 56 out");
		assertThat(UsageTexts.of(new Usage(OptionalLong.of(1), OptionalLong.of(2), OptionalLong.of(3), OptionalLong.of(4))))
				.isEqualTo("1 in, 2 out, 3 cached, 4 reasoning");
		assertThat(UsageTexts.of(Usage.UNKNOWN)).isEqualTo("tokens unknown");
		assertThat(UsageTexts.of(new TokenSum(3, 1234, 56, 1))).contains("1,234 in, 56 out").contains("1 more");
		assertThat(UsageTexts.of(new TokenSum(0, 0, 0, 0))).isEmpty();
	}
}
