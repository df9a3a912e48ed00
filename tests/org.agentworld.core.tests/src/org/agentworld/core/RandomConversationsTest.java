package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.agentworld.events.conversation.Activity;
import org.agentworld.events.conversation.ChatSnapshot;
import org.agentworld.events.conversation.ContentPart.Notice.Kind;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.Agent;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.World;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.store.LoggedMessage;
import org.agentworld.spi.store.PendingAnswer;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.Latches;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Agents that talk at random in eight chats of one world at once: every exchange ends within the limit, every answer that
 * was decided is given or put off, and nothing of one chat gets into another. Repeat a run with
 * {@code -Dtest.vmargs=-Dseed=<printed seed>}.
 */
class RandomConversationsTest {

	private static final int CHATS = 8;
	private static final int ROUNDS = 6;
	private static final int LIMIT = 7;
	private static final String[] AGENTS = { "Ada", "Grace", "Linus", "Margaret Hamilton" };

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	private final long seed = Long.getLong("seed", System.nanoTime());
	/** How often a person let the exchanges go on that had reached the limit. */
	private final Map<MessageId, Integer> wentOn = new ConcurrentHashMap<>();
	private final CountDownLatch allAsked = new CountDownLatch(CHATS);

	/** What an agent says depends on the seed, the chat's own words and how many there are: nothing is shared. */
	private final LlmProvider provider = (request, output) -> {
		allAsked.countDown();
		Latches.await(allAsked);
		Random random = new Random(seed ^ (request.agentName() + request.prompt().size() + subject(request)).hashCode());
		for (String word : reply(random, request.agentName(), subject(request)).split("(?<= )")) {
			output.text(word);
		}
		if (random.nextInt(15) == 0) {
			throw new ProviderException(TurnError.of(TurnError.Kind.BAD_REQUEST, "random failure"));
		}
		return new ModelResult(Finish.COMPLETE, Usage.UNKNOWN);
	};

	/** The one word that all messages of a chat have, and those of no other. */
	private static String subject(ModelRequest request) {
		List<String> subjects = request.prompt().stream().map(message -> message.text().replaceAll("(?s).*(subject-\\d+).*", "$1"))
				.distinct().toList();
		assertThat(subjects).as("what %s was asked with", request.agentName()).hasSize(1);
		return subjects.getFirst();
	}

	private static String reply(Random random, String author, String subject) {
		String other = AGENTS[random.nextInt(AGENTS.length)];
		String another = AGENTS[random.nextInt(AGENTS.length)];
		return switch (random.nextInt(12)) {
			case 0 -> author + " of " + subject;
			case 1 -> author + " asks @" + other + " about " + subject;
			case 2 -> "<world>TO: " + other + ", " + another + "</world> " + subject;
			case 3 -> "enough of " + subject + " <world>STOP</world>";
			case 4 -> "@Nobody knows " + subject;
			case 5 -> "@" + author + ", " + subject;
			case 6, 7 -> "@" + other + " and @" + another + ": " + subject;
			default -> "Hey @" + other + ", what of " + subject + "?";
		};
	}

	@ParameterizedTest
	@EnumSource(AnswerOrder.class)
	void everyExchangeEndsWithinTheLimitAndNothingLeaks(AnswerOrder order) throws Exception {
		System.out.println("RandomConversationsTest: -Dseed=" + seed);
		try (TestEngine program = new TestEngine(folder, provider)) {
			World world = program.world("World", draft -> {
				draft.setTurnLimit(LIMIT);
				draft.setAnswerOrder(order);
				draft.getAgents().get(2).setAutoReply(false);
			}, AGENTS);
			List<ChatRecorder> chats = IntStream.range(0, CHATS)
					.mapToObj(i -> new ChatRecorder(program.subscriptions(), program.chat(world, "subject-" + i))).toList();
			List<Thread> people = new ArrayList<>();
			List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());
			for (int i = 0; i < CHATS; i++) {
				int number = i;
				people.add(Thread.ofVirtual().uncaughtExceptionHandler((_, fault) -> faults.add(fault))
						.start(() -> talk(program, chats.get(number), number)));
			}
			for (Thread person : people) {
				person.join();
			}
			assertThat(faults).isEmpty();
			assertThat(wentOn).as("exchanges that reached the limit and went on").isNotEmpty();
			for (int i = 0; i < CHATS; i++) {
				check(program, chats.get(i), "subject-" + i);
			}
			assertThatCode(() -> {
				for (Agent agent : world.getAgents()) {
					program.worlds().deleteAgent(world.getId(), agent.getId());
				}
			}).as("nobody is in use any more").doesNotThrowAnyException();
			chats.forEach(ChatRecorder::close);
		}
	}

	/** A person: sends, waits until all is quiet, lets agents go on or retries now and then. */
	private void talk(TestEngine program, ChatRecorder chat, int number) {
		Random random = new Random(seed + number);
		int times = 0;
		for (int round = 1; round <= ROUNDS; round++) {
			String to = random.nextBoolean() ? "" : "@" + AGENTS[random.nextInt(AGENTS.length)] + " ";
			MessageId human = program.send(chat.chat(), to + "round " + round + " of subject-" + number);
			chat.awaitIdle(++times);
			if (isAtLimit(program, chat) && random.nextBoolean()) {
				TestEngine.get(program.chats().goOn(chat.chat().chat()));
				wentOn.merge(human, 1, Integer::sum);
				chat.awaitIdle(++times);
			}
			List<Turn> failed = program.snapshot(chat.chat().chat()).page().turns().stream()
					.filter(turn -> turn.state().offersRetry()).toList();
			if (!failed.isEmpty() && random.nextBoolean()) {
				TestEngine.get(program.chats().retry(chat.chat().chat(), failed.get(random.nextInt(failed.size())).id()));
				chat.awaitIdle(++times);
			}
		}
	}

	private static boolean isAtLimit(TestEngine program, ChatRecorder chat) {
		return program.snapshot(chat.chat().chat()).page().messages().getLast().notice()
				.filter(notice -> notice.kind() == Kind.TURN_LIMIT).isPresent();
	}

	private void check(TestEngine program, ChatRecorder recorder, String subject) throws Exception {
		recorder.assertOrderly();
		ChatSnapshot snapshot = program.snapshot(recorder.chat().chat());
		assertThat(snapshot.activity()).isEqualTo(Activity.IDLE);
		assertThat(snapshot.liveTurns()).isEmpty();
		List<LoggedMessage> messages = program.store().log(recorder.chat().chat(), 0, 1000);
		assertThat(messages).extracting(LoggedMessage::message).filteredOn(message -> message.role() != Role.SYSTEM)
				.extracting(Message::text).allMatch(text -> text.contains(subject), "only its own subject");
		List<PendingAnswer> pending = program.store().pendingAnswers(recorder.chat().chat(), 1);
		for (LoggedMessage logged : messages) {
			assertDecided(logged, pending);
		}
		assertWithinTheLimit(messages);
	}

	/** Each answer that was decided was asked for, or waits; nobody else answers; and nobody answers itself. */
	private static void assertDecided(LoggedMessage logged, List<PendingAnswer> pending) {
		Message message = logged.message();
		List<AgentId> asked = logged.turns().stream().map(Turn::agent).distinct().toList();
		List<AgentId> waiting = pending.stream().filter(answer -> answer.trigger().equals(message.id()))
				.map(PendingAnswer::agent).toList();
		assertThat(logged.recipients().answeredBy()).as("who answers %s", message)
				.containsExactlyInAnyOrderElementsOf(join(asked, waiting)).noneMatch(agent -> message.agent().equals(Optional.of(agent)));
		assertThat(logged.recipients().seenBy()).containsAll(logged.recipients().answeredBy());
		if (message.role() == Role.SYSTEM) {
			assertThat(logged.recipients().seenBy()).isEmpty();
		}
	}

	private static <T> List<T> join(List<T> some, List<T> more) {
		List<T> all = new ArrayList<>(some);
		all.addAll(more);
		return all;
	}

	/** Each answer counts once, however often it was tried. */
	private void assertWithinTheLimit(List<LoggedMessage> messages) {
		record Answer(MessageId trigger, AgentId agent) {
		}
		Map<MessageId, Set<Answer>> exchanges = messages.stream().flatMap(message -> message.turns().stream())
				.collect(Collectors.groupingBy(turn -> turn.exchange().human(),
						Collectors.mapping(turn -> new Answer(turn.trigger(), turn.agent()), Collectors.toSet())));
		assertThat(exchanges).hasSizeBetween(1, ROUNDS);
		exchanges.forEach((human, answers) -> assertThat(answers).as("the turns that follow %s", human)
				.hasSizeLessThanOrEqualTo(LIMIT * (1 + wentOn.getOrDefault(human, 0))));
	}
}
