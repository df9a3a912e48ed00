package org.agentworld.providers.internal.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Optional;

import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.providers.internal.Call;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.spi.provider.PromptMessage.Role;
import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OfflineProviderTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final OfflineProvider provider = new OfflineProvider();

	@Test
	void theSamePromptGetsTheSameAnswerInAnyChat() throws Exception {
		assertThat(answer("", "Do tortoises dream?")).isEqualTo(answer("", "Do tortoises dream?"))
				.isNotEqualTo(answer("", "Do hares dream?"));
	}

	@Test
	void theAnswerNamesItsAgentQuotesTheMessageAndShowsEveryKindOfMarkdown() throws Exception {
		assertThat(answer("You are helpful.", "Do tortoises dream?")).startsWith("This is Ada. ")
				.containsOnlyOnce(OfflineAnswer.CONFESSION).contains("“Do tortoises dream”", "\n- the word **tortoises**\n",
						"\n```java\nsay(\"tortoises\");\n", "\n```\n", "\n| Word | Letters |\n| --- | ---: |\n| tortoises | 9 |\n");
	}

	@Test
	void itSaysOnlyOnceInAChatThatItIsNoLanguageModel() throws Exception {
		String first = answer("", "Hello");
		String second = answer("", List.of(Call.said(Role.USER, "", "Hello"), Call.said(Role.ASSISTANT, "Ada", first),
				Call.said(Role.USER, "", "And now?")));
		assertThat(second).doesNotContain(OfflineAnswer.CONFESSION).contains("You wrote: “And now”").doesNotContain("Hello");
	}

	@Test
	void itAnswersWhatTheHumanAskedEvenIfAnotherAgentHasAnsweredAlready() throws Exception {
		assertThat(answer("", List.of(Call.said(Role.USER, "", "Why tortoises?"), Call.said(Role.USER, "Bob", "Because."))))
				.contains("You wrote: “Why tortoises”").doesNotContain("Because");
		assertThat(answer("", List.of(Call.said(Role.USER, "Bob", "Nobody asked.")))).contains("Bob wrote: “Nobody asked”");
	}

	@Test
	void itFollowsAFewWordsOfItsPrompt() throws Exception {
		assertThat(answer("Answer in capitals.", "quiet")).contains("THIS IS ADA.", "“QUIET”").doesNotContain("quiet");
		assertThat(answer("Be brief.", "quiet")).contains("“quiet”").doesNotContain("```", "- ", "|");
		assertThat(answer("Always use a table.", "quiet")).contains("| quiet | 5 |").doesNotContain("```", "- the word");
		assertThat(answer("Sign as Captain Ada. Be kind.", "quiet")).endsWith("\n— Captain Ada\n");
	}

	@Test
	void itReasonsOnlyIfToldToThink() throws Exception {
		Call silent = call("offline:0ms", "", "Add one and one");
		silent.await();
		assertThat(silent.reasoning()).isEmpty();
		Call thoughtful = call("offline:0ms", "Think first.", "Add one and one");
		thoughtful.await();
		assertThat(thoughtful.reasoning()).contains("4 words");
		assertThat(thoughtful.text()).isEqualTo(silent.text());
	}

	@Test
	void wordsAreItsTokens() throws Exception {
		Call call = call("offline:0ms", "Be brief.", "one two three");
		ModelResult result = call.await();
		assertThat(result).isEqualTo(new ModelResult(Finish.COMPLETE, Usage.of(5, call.text().split("\\s+").length)));

		ModelRequest limited = new ModelRequest(ChatId.random(), TurnId.random(), connection("offline:0ms"), "", "Ada",
				"Be brief.", List.of(Call.said(Role.USER, "", "one two three")), Call.settings(null, 3));
		Call cut = Call.start(provider, limited);
		assertThat(cut.await()).isEqualTo(new ModelResult(Finish.LENGTH, Usage.of(5, 3)));
		assertThat(cut.text()).isEqualTo("This is Ada. ");
	}

	@Test
	void anInterruptEndsItAtOnceWhateverItsPace() throws Exception {
		Call slow = call("offline:60000ms", "", "wait");
		slow.interruptOnly();
		Call endless = new Call(provider, request("offline:0ms", "", "wait")) {
			@Override
			public void text(String more) {
				Thread.currentThread().interrupt();
			}
		};
		endless.start();
		assertThat(catchThrowable(endless::await)).rootCause()
				.isInstanceOf(InterruptedException.class);
	}

	@Test
	void anUnknownModelIsRefusedWithTheNamesThatExist() throws Exception {
		assertThat(call("gpt-5", "", "Hello").awaitError()).satisfies(error -> {
			assertThat(error.kind()).isEqualTo(Kind.CONFIGURATION);
			assertThat(error.message()).contains("'gpt-5'", "'offline'", "'offline:5ms'");
		});
	}

	@Test
	void strangeMessagesAreAnsweredToo() throws Exception {
		assertThat(answer("", "")).contains("wrote: “”");
		assertThat(answer("", "| ``` \u0000 \u202e <script>")).contains("“script”").doesNotContain("<script>", "\u0000");
		assertThat(answer("", "x ".repeat(5_000_000))).hasSizeLessThan(2_000);
	}

	private String answer(String systemPrompt, String question) throws Exception {
		return answer(systemPrompt, List.of(Call.said(Role.USER, "", question)));
	}

	private String answer(String systemPrompt, List<PromptMessage> prompt) throws Exception {
		Call call = Call.start(provider, Call.request(connection("offline:0ms"), systemPrompt, prompt));
		call.await();
		return call.text();
	}

	private Call call(String model, String systemPrompt, String question) {
		return Call.start(provider, request(model, systemPrompt, question));
	}

	private static ModelRequest request(String model, String systemPrompt, String question) {
		return Call.request(connection(model), systemPrompt, List.of(Call.said(Role.USER, "", question)));
	}

	private static Connection connection(String model) {
		return new Connection("offline", "offline", "offline", Optional.empty(), Optional.empty(), model, Patience.DEFAULT);
	}
}
