package org.agentworld.ui.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.TestEngine;
import org.agentworld.ui.internal.notification.Notice.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the events of the real engine are worth. */
class NoticesTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	private final ScriptedProvider provider = new ScriptedProvider();
	private final LinkedBlockingQueue<Notice> notices = new LinkedBlockingQueue<>();
	private final LinkedBlockingQueue<ChatAddress> idle = new LinkedBlockingQueue<>();
	private TestEngine program;
	private EventSubscription subscription;

	@BeforeEach
	void open() {
		program = new TestEngine(folder, provider);
		Notices decision = new Notices();
		subscription = program.subscriptions().subscribeToOverview(new EventListener<>() {
			@Override
			public void onEvent(Object event) {
				if (event instanceof ChatEvent chatEvent) {
					decision.of(chatEvent).ifPresent(notices::add);
					if (event instanceof ChatEvent.ActivityChanged changed && changed.activity() == Activity.IDLE) {
						idle.add(changed.address());
					}
				}
			}

			@Override
			public void onOverflow() {
				throw new AssertionError("too slow");
			}
		});
	}

	@AfterEach
	void close() {
		subscription.close();
		program.close();
	}

	@Test
	void oneNoticeForAllAgentsThatAnswer() throws InterruptedException {
		ChatAddress chat = program.chat(program.world("World", "Ada", "Linus"), "chat");

		send(chat);
		provider.nextCall(chat.chat()).text("one").end();
		provider.nextCall(chat.chat()).text("two").end();
		awaitIdle(chat);

		assertThat(List.copyOf(notices)).containsExactly(new Notice(chat, Kind.ENDED, ""));
	}

	@Test
	void aFailureIsToldOnceAndWithItsReason() throws InterruptedException {
		ChatAddress chat = program.chat(program.world("World", "Ada"), "chat");

		send(chat);
		provider.nextCall(chat.chat()).fail(TurnError.of(TurnError.Kind.NETWORK, "No connection."));
		awaitIdle(chat);

		assertThat(List.copyOf(notices)).containsExactly(new Notice(chat, Kind.FAILED, "No connection."));
	}

	@Test
	void whatThePersonStoppedIsNoNews() throws InterruptedException {
		World world = program.world("World", "Ada");
		ChatAddress stopped = program.chat(world, "stopped");
		ChatAddress other = program.chat(world, "other");

		send(stopped);
		provider.nextCall(stopped.chat()).text("begun");
		TestEngine.get(program.chats().stop(stopped.chat()));
		awaitIdle(stopped);
		send(other);
		provider.nextCall(other.chat()).text("done").end();
		awaitIdle(other);

		assertThat(List.copyOf(notices)).containsExactly(new Notice(other, Kind.ENDED, ""));
	}

	@Test
	void anAnswerAfterAFailureIsToldAgain() throws InterruptedException {
		ChatAddress chat = program.chat(program.world("World", "Ada"), "chat");

		send(chat);
		provider.nextCall(chat.chat()).fail(TurnError.of(TurnError.Kind.NETWORK, "No connection."));
		awaitIdle(chat);
		send(chat);
		provider.nextCall(chat.chat()).text("now").end();
		awaitIdle(chat);

		assertThat(List.copyOf(notices)).extracting(Notice::kind).containsExactly(Kind.FAILED, Kind.ENDED);
	}

	private void send(ChatAddress chat) {
		program.send(chat, "question");
	}

	/** Notices are decided before this is told: both are done in the order of the events. */
	private void awaitIdle(ChatAddress chat) throws InterruptedException {
		assertThat(idle.poll(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(chat);
	}
}
