package org.agentworld.ui.internal.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.agentworld.core.ConnectionPreset;
import org.agentworld.core.ConnectionPreset.KeyUse;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.Delay;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.events.conversation.Usage;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.MemoryKeyring;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.TestServices;
import org.agentworld.ui.internal.viewmodel.TranscriptChange.TurnKnown;
import org.agentworld.ui.internal.viewmodel.TranscriptEntry.Written;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Why a turn waits, and what it cost, as view models tell it. */
class DelaysAndUsageTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	private final TestServices services = new TestServices();
	private final Semaphore changed = new Semaphore(0);
	private final List<ChatViewModels.Use> uses = new ArrayList<>();
	private TestEngine program;
	private ChatViewModels models;
	private World world;

	@BeforeEach
	void open() throws RefusedException {
		program = new TestEngine(folder, services, new MemoryKeyring());
		models = new ChatViewModels(program.chats());
		ConnectionSettings draft = new ConnectionPreset("one", "One", TestServices.LISTED, "", KeyUse.NONE, "", "", false,
				"model", false).draft();
		draft.setParallelCalls(1);
		draft.setRetries(1);
		program.engine().connections().create(draft, Optional.empty());
		world = program.world("World", settings -> settings.setConnection("one"), "Ada");
	}

	@AfterEach
	void close() {
		uses.forEach(ChatViewModels.Use::close);
		program.close();
	}

	@Test
	void whatAnAnswerCostIsKnownAtItsEndAndAfterwards() {
		ChatAddress chat = program.chat(world, "chat");
		ChatViewModel model = use(chat);
		List<TranscriptChange> changes = new ArrayList<>();
		TranscriptReader reader = model.newReader(() -> {
		});
		program.send(chat, "question");
		services.answers().nextCall(chat.chat()).text("answer").end();
		await(model, status -> status.tokens().turns() == 1 && status.activity() == Activity.IDLE);
		changes.addAll(reader.take());

		assertThat(model.status().tokens()).isEqualTo(new TokenSum(1, 3, 4, 0));
		assertThat(costs(changes)).containsExactly(Usage.of(3, 4));
		assertThat(costs(model.newReader(() -> {
		}).take())).as("for who comes later").containsExactly(Usage.of(3, 4));
		reader.close();
	}

	@Test
	void aTurnThatWaitsForItsPlaceSaysSoUntilItHasIt() {
		ChatAddress first = program.chat(world, "first");
		ChatAddress second = program.chat(world, "second");
		ChatViewModel waiting = use(second);
		program.send(first, "question");
		var call = services.answers().nextCall(first.chat());
		program.send(second, "question");

		await(waiting, status -> !status.delays().isEmpty());
		assertThat(waiting.status().delays()).singleElement().satisfies(delay -> {
			assertThat(delay.reason()).isEqualTo(Delay.Reason.PLACE);
			assertThat(delay.why()).contains("One");
		});
		call.text("done").end();

		services.answers().nextCall(second.chat()).text("done too").end();
		await(waiting, status -> status.activity() == Activity.IDLE);
		assertThat(waiting.status().delays()).isEmpty();
	}

	@Test
	void aTurnThatIsTriedAgainSaysWhenUntilItIsStopped() {
		ChatAddress chat = program.chat(world, "chat");
		ChatViewModel model = use(chat);
		program.send(chat, "question");
		services.answers().nextCall(chat.chat())
				.fail(new TurnError(Kind.RATE_LIMITED, "Too many.", Optional.of(Duration.ofSeconds(50))));

		await(model, status -> !status.delays().isEmpty());
		Delay delay = model.status().delays().getFirst();
		assertThat(delay.reason()).isEqualTo(Delay.Reason.RETRY);
		assertThat(delay.until().orElseThrow()).isAfter(Instant.now());
		TestEngine.get(program.chats().stop(chat.chat()));

		await(model, status -> status.activity() == Activity.IDLE);
		assertThat(model.status().delays()).isEmpty();
	}

	private ChatViewModel use(ChatAddress chat) {
		ChatViewModels.Use use = models.use(chat);
		uses.add(use);
		use.model().onStatus(changed::release);
		await(use.model(), ChatStatus::loaded);
		return use.model();
	}

	/** Usage as entries have it, or got it later. */
	private static List<Usage> costs(List<TranscriptChange> changes) {
		List<Usage> found = new ArrayList<>();
		for (TranscriptChange change : changes) {
			switch (change) {
				case TurnKnown known -> found.add(known.turn().usage());
				case TranscriptChange.Reset reset -> reset.entries().forEach(entry -> {
					if (entry instanceof Written written) {
						written.turn().map(Turn::usage).ifPresent(found::add);
					}
				});
				default -> {
					// Says nothing of usage.
				}
			}
		}
		return found;
	}

	private void await(ChatViewModel model, Predicate<ChatStatus> condition) {
		while (!condition.test(model.status())) {
			try {
				assertThat(changed.tryAcquire(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS))
						.as("waits in vain: %s", model.status()).isTrue();
			} catch (InterruptedException e) {
				throw new AssertionError(e);
			}
		}
	}
}
