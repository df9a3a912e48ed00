package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnState;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.model.World;
import org.agentworld.spi.provider.ModelOutput;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.LogRecorder;
import org.agentworld.testing.LogRecorder.Line;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.VirtualTimers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens at the same time in many chats can be told apart in the log: each line names its chat and turn. */
class LoggingTest extends CoreTest {

	private static final Logger LOG = LoggerFactory.getLogger(LoggingTest.class);

	private final VirtualTimers timers = new VirtualTimers();
	private final FaultyStore disk = new FaultyStore();
	private final CountDownLatch released = new CountDownLatch(1);
	private final LogRecorder lines = new LogRecorder();

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder, this::generate, timers, disk);
	}

	/** Does what it is asked, in a bad way. */
	private ModelResult generate(ModelRequest request, ModelOutput output) throws InterruptedException {
		LOG.warn("the provider works");
		switch (request.prompt().getLast().text()) {
			case "throw" -> throw new IllegalStateException("by a fault");
			case "do not end" -> {
				output.onCancel(() -> {
					throw new IllegalStateException("cannot be closed");
				});
				output.text("x");
				ignoreInterrupts();
			}
			default -> output.text("answer");
		}
		return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
	}

	private void ignoreInterrupts() {
		while (released.getCount() > 0) {
			try {
				released.await();
			} catch (InterruptedException e) {
				LOG.warn("the provider does not listen", e);
			}
		}
	}

	@AfterEach
	void closeLines() {
		released.countDown();
		lines.close();
	}

	@Test
	void linesOfAProviderNameChatAndTurn() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		program.send(chat.chat(), "question");
		TurnId turn = chat.await(TurnEnded.class, _ -> true).turn().id();
		assertTraced(lines.await("the provider works"), id(chat), turn);
		assertThat(lines.await("the provider works").getFirst().thread()).contains(turn.toString(),
				id(chat).toString());
	}

	@Test
	void theLineAboutAFaultNamesChatAndTurn() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		program.send(chat.chat(), "throw");
		TurnId turn = chat.await(TurnFailed.class, _ -> true).turn().id();
		assertTraced(lines.await("The code of the.test threw"), id(chat), turn);
	}

	@Test
	void linesOfTheSessionNameTheChatAndTheTurnThatTheyAreAbout() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		disk.refuse(changes -> changes.stream().anyMatch(
				change -> change instanceof ChatChange.PutTurn(Turn turn) && turn.state() == TurnState.ENDED));
		program.send(chat.chat(), "question");
		TurnId turn = chat.await(TurnChunk.class, _ -> true).turn();
		List<Line> saving = lines.await("Saving failed");
		assertTraced(saving, id(chat), turn);
		assertThat(saving.getFirst().thread()).isEqualTo("chat " + id(chat));
	}

	@Test
	void aThreadThatDoesNotEndIsReportedAfterTwoSecondsWithItsPlugIn() {
		ChatRecorder chat = chat(program.world("World", "Ada"), "chat");
		program.send(chat.chat(), "do not end");
		TurnId turn = chat.await(TurnChunk.class, _ -> true).turn();
		TestEngine.get(program.chats().stop(id(chat)));
		assertThat(program.snapshot(id(chat)).activity()).as("nobody waits for it").isEqualTo(Activity.IDLE);
		assertTraced(lines.await("The plug-in the.test could not end its call"), id(chat), turn);
		assertTraced(lines.await("the provider does not listen"), id(chat), turn);
		timers.advance(Duration.ofSeconds(2));
		assertTraced(lines.await("the code of the.test still runs"), id(chat), turn);
	}

	private static void assertTraced(List<Line> lines, ChatId chat, TurnId turn) {
		assertThat(lines).allSatisfy(line -> assertThat(line.context()).containsEntry("chat", chat.toString())
				.containsEntry("turn", turn.toString()));
	}
}
