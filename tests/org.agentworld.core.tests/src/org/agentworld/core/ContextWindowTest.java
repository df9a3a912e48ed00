package org.agentworld.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.ChatEvent.TurnStepped;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Role;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.Agent;
import org.agentworld.model.World;
import org.agentworld.spi.provider.CallControl;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.spi.provider.ModelOutput;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.store.ChatChange;
import org.agentworld.testing.ChatRecorder;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.Test;

/** What a model cannot read is left out, the oldest first, and the chat says so. */
class ContextWindowTest extends CoreTest {

	private static final TurnError TOO_LONG = TurnError.of(Kind.CONTEXT_TOO_LONG, "The conversation is too long.");
	/** About 100 tokens. */
	private static final String LONG = "x".repeat(270);

	private volatile Optional<List<ModelInfo>> list = Optional.empty();
	private final AtomicInteger listed = new AtomicInteger();

	@Override
	TestEngine newProgram() {
		return new TestEngine(folder, new LlmProvider() {
			@Override
			public ModelResult generate(ModelRequest request, ModelOutput output)
					throws ProviderException, InterruptedException {
				return provider.generate(request, output);
			}

			@Override
			public Optional<List<ModelInfo>> models(Connection connection, CallControl control) throws ProviderException {
				listed.incrementAndGet();
				if (list.isEmpty()) {
					throw new ProviderException(TurnError.of(Kind.UNAVAILABLE, "No list today."));
				}
				return list;
			}
		});
	}

	private ChatRecorder chat(Consumer<Agent> settings) {
		World world = program.world("World", draft -> settings.accept(draft.getAgents().getFirst()), "Ada");
		return chat(world, "chat");
	}

	/** Messages of both sides, of about 100 tokens each; the last is Ada's. */
	private void fill(ChatRecorder chat, int messages) throws Exception {
		AgentId ada = program.worlds().get(chat.chat().world()).getAgents().getFirst().getId();
		List<ChatChange> changes = new ArrayList<>();
		for (int i = 1; i <= messages; i++) {
			boolean own = (messages - i) % 2 == 0;
			Message message = new Message(MessageId.random(), id(chat), i, own ? Role.AGENT : Role.HUMAN,
					own ? Optional.of(ada) : Optional.empty(), own ? "Ada" : "",
					List.of(new ContentPart.Text(i + " " + LONG)), Optional.empty(), Instant.EPOCH);
			changes.add(new ChatChange.AppendMessage(message, Set.of(ada)));
		}
		program.store().commit(id(chat), changes).get();
		// The session has read the empty chat already.
		program.restart();
	}

	private static List<String> numbers(Call call) {
		return call.request().prompt().stream().map(PromptMessage::text).map(text -> text.replaceAll(" .*", "")).toList();
	}

	@Test
	void whatFitsIsSentWhole() throws Exception {
		ChatRecorder chat = chat(ada -> ada.setContextTokens(2_000));
		fill(chat, 4);
		Call call = ask(chat, "new");
		assertThat(numbers(call)).containsExactly("1", "2", "3", "4", "new");
		answer(call, chat, "answer");
		assertThat(chat.await(TurnEnded.class, _ -> true).turn().leftOut()).isZero();
		assertThat(chat.events(TurnStepped.class)).hasSize(1);
	}

	@Test
	void theOldestMessagesAreLeftOutAndTheTurnSaysHowMany() throws Exception {
		ChatRecorder chat = chat(ada -> ada.setContextTokens(600));
		fill(chat, 10);
		Call call = ask(chat, "new");
		// A quarter is for the answer, some for the prompt and the new message: there is room for four of 100.
		assertThat(numbers(call)).as("begins with what somebody else said").containsExactly("7", "8", "9", "10", "new");
		assertThat(chat.await(TurnStepped.class, event -> event.turn().leftOut() > 0).turn().leftOut()).isEqualTo(6);
		answer(call, chat, "answer");
		assertThat(chat.await(TurnEnded.class, _ -> true).turn().leftOut()).isEqualTo(6);
		assertThat(program.snapshot(id(chat)).page().turns().getFirst().leftOut()).isEqualTo(6);
	}

	@Test
	void theLongestAnswerAndThePromptTakeTheirRoom() throws Exception {
		ChatRecorder chat = chat(ada -> {
			ada.setContextTokens(1_000);
			ada.setMaxTokens(200);
			ada.setSystemPrompt("y".repeat(1_500));
		});
		fill(chat, 6);
		// 1,000 less 200 and 500: room for two, and the new one.
		assertThat(numbers(ask(chat, "new"))).containsExactly("5", "6", "new");
	}

	@Test
	void aMessageThatDoesNotFitAloneFailsItsTurnInWords() throws Exception {
		ChatRecorder chat = chat(ada -> ada.setContextTokens(300));
		fill(chat, 2);
		program.send(chat.chat(), "z".repeat(3_000));
		TurnError error = chat.await(TurnFailed.class, _ -> true).turn().error().orElseThrow();
		assertThat(error.kind()).isEqualTo(Kind.CONTEXT_TOO_LONG);
		assertThat(error.message()).startsWith("The message is too long: it has about 1008 tokens");
		assertThat(provider.hasCall(id(chat))).isFalse();
	}

	@Test
	void whatTheServerSaysOfItsModelCountsAndIsAskedOnce() throws Exception {
		list = Optional.of(List.of(new ModelInfo("other", "other", OptionalInt.of(100)),
				new ModelInfo("model", "model", OptionalInt.of(8_000))));
		World world = program.world("World", "Ada");
		List<ChatRecorder> chats = List.of(chat(world, "one"), chat(world, "two"));
		for (ChatRecorder chat : chats) {
			fill(chat, 20);
		}
		for (ChatRecorder chat : chats) {
			answer(ask(chat, "short"), chat, "answer");
			chat.awaitIdle();
		}
		assertThat(listed).as("nobody has to be asked: every model can read that").hasValue(0);
		for (ChatRecorder chat : chats) {
			Call call = ask(chat, "new " + "v".repeat(15_000));
			assertThat(call.request().prompt()).hasSizeBetween(5, 15);
			call.text("answer").end();
			chat.awaitIdle(2);
		}
		assertThat(listed).hasValue(1);
	}

	@Test
	void whereTheServerDoesNotSayAllIsSent() throws Exception {
		ChatRecorder chat = chat(_ -> {
		});
		fill(chat, 100);
		assertThat(ask(chat, "new").request().prompt()).hasSize(101);
		assertThat(listed).hasValue(1);
	}

	@Test
	void aServerThatRefusesIsAskedWithTheNewerHalfFourTimes() throws Exception {
		ChatRecorder chat = chat(_ -> {
		});
		fill(chat, 30);
		Call call = ask(chat, "new");
		assertThat(call.request().prompt()).hasSize(31);
		int before = 31;
		for (int time = 1; time <= 4; time++) {
			call.fail(TOO_LONG);
			call = call(chat);
			assertThat(call.request().prompt().size()).isBetween(1, before / 2 + 1);
			assertThat(call.request().prompt().getLast().text()).isEqualTo("new");
			before = call.request().prompt().size();
			int leftOut = 31 - before;
			chat.await(TurnStepped.class, event -> event.turn().leftOut() == leftOut);
		}
		call.fail(TOO_LONG);
		assertThat(chat.await(TurnFailed.class, _ -> true).turn().error()).contains(TOO_LONG);
		assertThat(provider.hasCall(id(chat))).isFalse();
	}

	@Test
	void aMessageThatIsRefusedAloneIsNotAskedAgain() {
		ChatRecorder chat = chat(_ -> {
		});
		ask(chat, "new").fail(TOO_LONG);
		assertThat(chat.await(TurnFailed.class, _ -> true).turn().error()).contains(TOO_LONG);
		assertThat(provider.hasCall(id(chat))).isFalse();
	}

	@Test
	void onceTextHasComeNothingIsAskedAgain() throws Exception {
		ChatRecorder chat = chat(_ -> {
		});
		fill(chat, 4);
		Call call = ask(chat, "new");
		say(call, chat, "half");
		call.fail(TOO_LONG);
		assertThat(chat.await(TurnFailed.class, _ -> true).turn().leftOut()).isZero();
		assertThat(provider.hasCall(id(chat))).isFalse();
	}

	@Test
	void whatIsToBeAnsweredStaysAlsoWhereMuchCameAfterIt() throws Exception {
		World world = program.world("World", draft -> draft.getAgents().get(1).setContextTokens(400), "Ada", "Grace");
		ChatRecorder chat = chat(world, "chat");
		program.send(chat.chat(), "go");
		call(chat).text("w".repeat(1_500)).end();
		Call grace = call(chat);
		assertThat(grace.request().prompt()).extracting(PromptMessage::text).containsExactly("go");
		grace.text("fine").end();
		chat.awaitIdle();
		assertThat(chat.await(TurnEnded.class, event -> event.turn().agentName().equals("Grace")).turn().leftOut()).isEqualTo(1);
	}

	/** A chat may be longer than what is read of it at all. */
	@Test
	void whatIsTooFarBackIsCountedToo() throws Exception {
		ChatRecorder chat = chat(_ -> {
		});
		fill(chat, 1_500);
		Call call = ask(chat, "new");
		assertThat(chat.await(TurnStepped.class, event -> event.turn().leftOut() > 0).turn().leftOut()).isEqualTo(502);
		assertThat(call.request().prompt()).as("begins with what somebody else said").hasSize(999);
		call.text("answer").end();
		chat.awaitIdle();
	}

	@Test
	void variablesAreFilledIntoThePrompt() {
		World world = program.world("World", draft -> {
			draft.setVariables("where=Paris\n# a note\n");
			draft.getAgents().getFirst().setSystemPrompt("You live in {{where}}, not in {{ elsewhere }}.");
		}, "Ada");
		assertThat(ask(chat(world, "chat"), "go").request().systemPrompt())
				.isEqualTo("You live in Paris, not in {{ elsewhere }}.");
	}
}
