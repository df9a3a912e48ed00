package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent.MessageCommitted;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.World;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.Latches;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many chats of one world in flight together: the provider lets none go on before all are there. */
class ParallelChatsTest {

	private static final int PIECES = 20;

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	@ParameterizedTest(name = "{0} chats")
	@ValueSource(ints = { 3, 16, 64 })
	void allInFlightTogetherAndNothingCrosses_REQ_1_2_3_5_8_9_15(int count) throws Exception {
		CountDownLatch allAsked = new CountDownLatch(count);
		CountDownLatch allHalfWay = new CountDownLatch(count);
		LlmProvider provider = (request, output) -> {
			String subject = request.prompt().getLast().text();
			allAsked.countDown();
			Latches.await(allAsked);
			for (int i = 0; i < PIECES; i++) {
				if (i == PIECES / 2) {
					allHalfWay.countDown();
					Latches.await(allHalfWay);
				}
				output.text(piece(subject, request.prompt().size(), i));
			}
			return new ModelResult(Finish.COMPLETE, Usage.of(1, PIECES));
		};
		try (TestEngine program = new TestEngine(folder, provider)) {
			World world = program.world("World", "Ada");
			List<ChatRecorder> recorders = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				recorders.add(new ChatRecorder(program.subscriptions(), program.chat(world, "Chat " + i)));
			}
			List<CompletableFuture<MessageId>> sent = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				sent.add(program.chats().send(recorders.get(i).chat().chat(), subject(i)));
			}
			for (int i = 0; i < count; i++) {
				MessageId id = TestEngine.get(sent.get(i));
				ChatRecorder recorder = recorders.get(i);
				recorder.awaitIdle();
				recorder.assertOrderly();
				assertThat(recorder.events(TurnChunk.class)).hasSize(PIECES);
				TurnEnded end = recorder.await(TurnEnded.class, _ -> true);
				assertThat(end.turn().trigger()).isEqualTo(id);
				assertThat(recorder.streamed(end.turn().id())).isEqualTo(answer(i));
				assertThat(recorder.texts(Role.AGENT)).containsExactly(answer(i));
				assertStored(program, recorder.chat(), i);
			}
			recorders.forEach(ChatRecorder::close);
		}
	}

	private static void assertStored(TestEngine program, ChatAddress chat, int i) throws Exception {
		ChatSnapshot snapshot = program.snapshot(chat.chat());
		assertThat(snapshot.activity()).isEqualTo(Activity.IDLE);
		assertThat(snapshot.page().messages()).extracting(Message::text).containsExactly(subject(i), answer(i));
		assertThat(program.store().page(chat.chat(), Long.MAX_VALUE, 100)).isEqualTo(snapshot.page());
		assertThat(snapshot.page().messages()).allMatch(message -> message.chat().equals(chat.chat()));
	}

	private static String subject(int i) {
		return "subject-" + i + ";";
	}

	private static String answer(int i) {
		StringBuilder text = new StringBuilder();
		for (int p = 0; p < PIECES; p++) {
			text.append(piece(subject(i), 1, p));
		}
		return text.toString();
	}

	/** Made of the last message and the length of the history, both of which another chat would change. */
	private static String piece(String subject, int historyLength, int i) {
		return subject + historyLength + "/" + i + " ";
	}

	@ParameterizedTest(name = "{0} rounds")
	@ValueSource(ints = { 5 })
	void aReplyIsBuiltFromItsOwnChatsHistory_REQ_2(int rounds) {
		LlmProvider provider = (request, output) -> {
			output.text(request.prompt().stream().map(message -> message.text()).reduce("", (a, b) -> a + "|" + b)
					.replaceAll("[^|a-z0-9]", ""));
			return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
		};
		try (TestEngine program = new TestEngine(folder, provider)) {
			World world = program.world("World", "Ada");
			List<ChatRecorder> recorders = List.of(
					new ChatRecorder(program.subscriptions(), program.chat(world, "a")),
					new ChatRecorder(program.subscriptions(), program.chat(world, "b")));
			for (int round = 1; round <= rounds; round++) {
				program.send(recorders.get(0).chat(), "a" + round);
				program.send(recorders.get(1).chat(), "b" + round);
				for (ChatRecorder recorder : recorders) {
					recorder.awaitIdle(round);
				}
			}
			assertThat(recorders.get(0).texts(Role.AGENT)).hasSize(rounds).noneMatch(text -> text.contains("b"))
					.last().satisfies(text -> assertThat(text).startsWith("|a1|").endsWith("|a" + rounds));
			assertThat(recorders.get(1).texts(Role.AGENT)).hasSize(rounds).noneMatch(text -> text.contains("a"));
			recorders.forEach(recorder -> assertThat(recorder.events(MessageCommitted.class)).hasSize(2 * rounds));
			recorders.forEach(ChatRecorder::close);
		}
	}
}
