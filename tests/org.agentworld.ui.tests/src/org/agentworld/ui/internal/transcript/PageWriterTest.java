package org.agentworld.ui.internal.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Exchange;
import org.agentworld.events.conversation.LiveTurn;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.AttachmentId;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.ui.internal.viewmodel.TranscriptChange;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PageWriterTest {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
	private static final ChatId CHAT = ChatId.random();

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final PageWriter writer = new PageWriter(new EntryViews(InstantSource.fixed(NOW), ZoneOffset.UTC));
	private final Turn turn = Turn.requested(CHAT, AgentId.random(), "Ada", MessageId.random(),
			Exchange.first(MessageId.random()), 1, NOW);
	private final TranscriptEntry.Running running = new TranscriptEntry.Running(new LiveTurn(turn, "", ""));

	@Test
	void manyChunksAreOneScriptWithOneRendering() {
		begin();
		List<String> scripts = writer.write(List.of(text("Some **bo"), text("ld** "), text("text")));
		assertThat(scripts).hasSize(1);
		assertThat(scripts.getFirst().lines()).hasSize(3).element(1).asString().contains("renderRest",
				"\\u003cstrong\\u003ebold\\u003c/strong\\u003e text");
	}

	@Test
	void whatIsFinishedIsRenderedOnceAndTheRestFollowsIt() {
		begin();
		assertThat(write(text("One.\n\nTw"))).contains("renderRest").doesNotContain("appendBlocks");
		assertThat(write(text("o\nlines"))).contains("appendBlocks", "\\u003cp\\u003eOne.\\u003c/p\\u003e", "renderRest",
				"Two");
		assertThat(write(text(" and more"))).doesNotContain("One.").contains("Two");
	}

	@Test
	void aLongUnfinishedBlockIsOnlyAppendedTo() {
		begin();
		write(text("x".repeat(100_000)));
		assertThat(write(text("tail"))).contains("appendText", "tail").hasSizeLessThan(200);
	}

	@Test
	void aLongPageIsManySmallScripts() {
		List<TranscriptEntry> entries = new ArrayList<>();
		for (int i = 1; i <= 100; i++) {
			entries.add(new TranscriptEntry.Written(message(i, "word ".repeat(500))));
		}
		List<String> scripts = writer.write(List.of(new TranscriptChange.Reset(entries)));
		assertThat(scripts).hasSizeGreaterThan(3).allSatisfy(script -> assertThat(script).hasSizeLessThan(70_000));
		assertThat(scripts.getFirst()).startsWith("agentworld.begin();0\nagentworld.reset()");
		assertThat(String.join("", scripts).split("addEntry")).hasSize(101);
	}

	@Test
	void aNewAnswerIsAnnouncedAndAnOldOneIsNot() {
		TranscriptEntry answer = new TranscriptEntry.Written(message(1, "It is *done*."));
		assertThat(write(new TranscriptChange.Reset(List.of(answer)))).doesNotContain("announce");
		assertThat(write(new TranscriptChange.Added(answer, Optional.empty()))).contains("announce", "Ada: It is");
	}

	@Test
	void aFailedTurnSaysWhyAndOffersAWayOn() {
		Turn failed = turn.in(TurnState.CALLING_MODEL).finished(TurnState.FAILED, Optional.empty(), Usage.UNKNOWN,
				Optional.of(TurnError.of(TurnError.Kind.NETWORK, "The <server> is away.")), NOW);
		assertThat(write(new TranscriptChange.Added(new TranscriptEntry.Unfinished(failed), Optional.empty())))
				.contains("\"look\":\"failed\"", "The \\u003cserver\\u003e is away.", "[\"retry\",", "[\"dismiss\",");
	}

	@Test
	void aFileIsNamedAsTextAndNotContained() {
		ContentPart.Attachment file = new ContentPart.Attachment(AttachmentId.of(new byte[0]), "</script><b>.png",
				"image/png", 2048);
		Message message = new Message(MessageId.random(), CHAT, 1, Role.HUMAN, Optional.empty(), "", List.of(file),
				Optional.empty(), NOW);
		assertThat(write(new TranscriptChange.Added(new TranscriptEntry.Written(message), Optional.empty()))).contains(
				"\"files\":[{", "\"name\":\"\\u003c/script\\u003e\\u003cb\\u003e.png\"", "\"size\":\"2 KB\"",
				"\"isPicture\":true").doesNotContain("data:");
	}

	private void begin() {
		write(new TranscriptChange.Added(running, Optional.empty()));
	}

	private String write(TranscriptChange... changes) {
		return String.join("", writer.write(List.of(changes)));
	}

	private TranscriptChange text(String text) {
		return new TranscriptChange.TextAppended(running.key(), 0, text);
	}

	private Message message(long position, String text) {
		return new Message(MessageId.random(), CHAT, position, Role.AGENT, Optional.of(turn.agent()), "Ada",
				List.of(new ContentPart.Text(text)), Optional.empty(), NOW);
	}
}
