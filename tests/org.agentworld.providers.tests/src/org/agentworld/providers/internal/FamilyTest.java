package org.agentworld.providers.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.providers.internal.Family.Event;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.spi.provider.ModelSettings;
import org.agentworld.spi.provider.ModelSettings.ReasoningEffort;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.spi.provider.PromptMessage.Role;
import org.agentworld.spi.provider.PromptPart;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.ModelServer.Asked;
import org.agentworld.testing.modelserver.Script;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import com.fasterxml.jackson.databind.JsonNode;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;

/** What every family does: the shapes of its streams, and what stands in its requests. */
class FamilyTest {

	private static final String CANARY = "sk-canary-4711";
	/** As large as the program takes files. */
	private static final int LARGEST_FILE = 20 << 20;
	private static final ModelSettings WHOLE = new ModelSettings(OptionalDouble.empty(), OptionalDouble.empty(),
			OptionalInt.empty(), Optional.empty(), List.of(), Optional.empty(), false);

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@ParameterizedTest
	@EnumSource
	void reasoningTextAndUsageOfAStream(Family family) throws Exception {
		Call call = call(family, family.script(family.begin(), family.reasoning("Let me ", "see."),
				family.text("Tortoises ", "dream, ", "sagt Zoë 🐢."), family.end(true)));
		assertThat(call.await()).isEqualTo(new ModelResult(Finish.COMPLETE, usage(family)));
		assertThat(call.reasoning()).isEqualTo("Let me see.");
		assertThat(call.text()).isEqualTo("Tortoises dream, sagt Zoë 🐢.");
	}

	@ParameterizedTest
	@EnumSource
	void anAnswerInOnePiece(Family family) throws Exception {
		try (ModelServer server = server(Script.status(200, Map.of(), family.whole("Let me see.", "Zoë 🐢.")))) {
			Call call = Call.start(family.provider(), request(family, server, WHOLE, "Do they?"));
			assertThat(call.await()).isEqualTo(new ModelResult(Finish.COMPLETE, usage(family)));
			assertThat(call.reasoning()).isEqualTo("Let me see.");
			assertThat(call.text()).isEqualTo("Zoë 🐢.");
			Asked asked = server.awaitRequest();
			assertThat(asked.body().path("stream").asBoolean()).isFalse();
			assertThat(asked.what()).doesNotContain("stream");
		}
		for (String strange : List.of("{}", "[]", "7", "<html>", "{\"choices\":7,\"candidates\":7,\"message\":7,\"content\":7}")) {
			try (ModelServer server = server(Script.status(200, Map.of(), strange))) {
				TurnError error = Call.start(family.provider(), request(family, server, WHOLE, "Do they?")).awaitError();
				assertThat(error.kind()).as("%s: %s", strange, error.message()).isEqualTo(Kind.BAD_ANSWER);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void theMaximumOfTokensIsSeen(Family family) throws Exception {
		Call call = call(family, family.script(family.begin(), family.text("Half an ans"), family.end(false)));
		assertThat(call.await().finish()).isEqualTo(Finish.LENGTH);
		assertThat(call(family, family.script(family.begin(), family.reasoning("Hm."), family.end(false))).awaitError()
				.message()).contains("before any text");
	}

	@ParameterizedTest
	@EnumSource
	void everySettingReachesTheWire(Family family) throws Exception {
		ModelSettings all = new ModelSettings(OptionalDouble.of(0.5), OptionalDouble.of(0.25), OptionalInt.of(99),
				Optional.of(ReasoningEffort.LOW), List.of("STOP", "Ende"), Optional.of("{\"seed\":7,\"deep\":{\"a\":[1]}}"),
				true);
		assertThat(body(family, all)).containsAllEntriesOf(switch (family) {
			case OPENAI -> Map.of("temperature", "0.5", "top_p", "0.25", "max_tokens", "99", "reasoning_effort", "\"low\"",
					"stop", "[\"STOP\",\"Ende\"]", "stream", "true", "model", "\"test-model\"");
			case ANTHROPIC -> Map.of("temperature", "0.5", "top_p", "0.25", "max_tokens", "99", "stop_sequences",
					"[\"STOP\",\"Ende\"]", "thinking", "{\"type\":\"adaptive\",\"display\":\"summarized\"}", "output_config",
					"{\"effort\":\"low\"}", "stream", "true", "model", "\"test-model\"");
			case GEMINI -> Map.of("generationConfig", """
					{"temperature":0.5,"topP":0.25,"maxOutputTokens":99,"thinkingConfig":{"thinkingBudget":1024,\
					"includeThoughts":true},"stopSequences":["STOP","Ende"]}""");
			case OLLAMA -> Map.of("options", """
					{"temperature":0.5,"top_p":0.25,"num_predict":99,"stop":["STOP","Ende"]}""", "think", "\"low\"", "stream",
					"true", "model", "\"test-model\"");
		}).containsEntry("seed", "7").containsEntry("deep", "{\"a\":[1]}");
	}

	@ParameterizedTest
	@EnumSource
	void noReasoningIsASettingToo(Family family) throws Exception {
		Map<String, String> body = body(family, new ModelSettings(OptionalDouble.empty(), OptionalDouble.empty(),
				OptionalInt.empty(), Optional.of(ReasoningEffort.NONE), List.of(), Optional.empty(), true));
		assertThat(body).containsAllEntriesOf(switch (family) {
			case OPENAI -> Map.of("reasoning_effort", "\"none\"");
			case ANTHROPIC -> Map.of("thinking", "{\"type\":\"disabled\"}", "max_tokens", "8192");
			case GEMINI -> Map.of("generationConfig",
					"{\"thinkingConfig\":{\"thinkingBudget\":0,\"includeThoughts\":false}}");
			case OLLAMA -> Map.of("think", "false");
		});
	}

	@ParameterizedTest
	@EnumSource
	void whatIsNotSetIsNotSent(Family family) throws Exception {
		assertThat(body(family, ModelSettings.DEFAULT).keySet()).isSubsetOf(switch (family) {
			case OPENAI -> List.of("model", "messages", "stream", "stream_options");
			case ANTHROPIC -> List.of("model", "messages", "stream", "max_tokens");
			case GEMINI -> List.of("contents", "generationConfig");
			case OLLAMA -> List.of("model", "messages", "stream", "options", "tools");
		});
	}

	@ParameterizedTest
	@EnumSource
	void extraParametersWinOverSettingsAndAreMerged(Family family) throws Exception {
		ModelSettings settings = new ModelSettings(OptionalDouble.of(0.5), OptionalDouble.empty(), OptionalInt.of(99),
				Optional.empty(), List.of(), Optional.of(switch (family) {
					case OPENAI, ANTHROPIC -> "{\"temperature\":1}";
					case GEMINI -> "{\"generationConfig\":{\"temperature\":1}}";
					case OLLAMA -> "{\"options\":{\"temperature\":1}}";
				}), true);
		assertThat(body(family, settings)).containsAllEntriesOf(switch (family) {
			case OPENAI, ANTHROPIC -> Map.of("temperature", "1", "max_tokens", "99");
			case GEMINI -> Map.of("generationConfig", "{\"temperature\":1,\"maxOutputTokens\":99}");
			case OLLAMA -> Map.of("options", "{\"temperature\":1,\"num_predict\":99}");
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"model\":\"x\",\"seed\":1} | set 'model', which the program sets itself",
			"{\"messages\":[]} | 'messages'", "{\"stream\":false} | 'stream'", "[1] | no JSON object",
			"{\"seed\": | no JSON object" })
	void whatARequestMustNotOverrideIsRefusedInWords(String extra, String says) throws Exception {
		for (Family family : Family.values()) {
			try (ModelServer server = server(family.answer("never"))) {
				ModelSettings settings = new ModelSettings(OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(),
						Optional.empty(), List.of(), Optional.of(extra), true);
				TurnError error = Call.start(family.provider(), request(family, server, settings, "Do they?")).awaitError();
				assertThat(error.kind()).isEqualTo(Kind.CONFIGURATION);
				assertThat(error.message()).contains("The extra parameters of agent 'Ada'", says);
				assertThat(server.asked()).isEmpty();
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void theConversationAndTheKeyAreWhereTheFamilyWantsThem(Family family) throws Exception {
		try (ModelServer server = server(family.answer("ok"))) {
			Call.start(family.provider(),
					Call.request(Call.connection(family.baseUrl(server), "k-1"), "You are Ada.",
							List.of(Call.said(Role.USER, "", "Hello"), Call.said(Role.ASSISTANT, "Ada", "Hello, you."),
									Call.said(Role.USER, "Bob", "I am Bob."))))
					.await();
			Asked asked = server.awaitRequest();
			assertThat(asked.headers()).containsEntry(family.keyHeader(), family.keyValue("k-1"))
					.containsEntry("content-type", "application/json");
			assertThat(asked.what()).isEqualTo("POST " + switch (family) {
				case OPENAI -> "/v1/chat/completions";
				case ANTHROPIC -> "/v1/messages";
				case GEMINI -> "/v1beta/models/test-model:streamGenerateContent?alt=sse";
				case OLLAMA -> "/api/chat";
			});
			String conversation = switch (family) {
				case OPENAI, OLLAMA -> asked.body().path("messages").toString();
				case ANTHROPIC -> asked.body().path("system").toString() + asked.body().path("messages");
				case GEMINI -> asked.body().path("systemInstruction").toString() + asked.body().path("contents");
			};
			assertThat(conversation).containsSubsequence("You are Ada.", "Hello", "Hello, you.",
					"Bob: I am Bob.");
			assertThat(asked.headers().toString()).doesNotContain("langchain4j", "LangChain4j");
		}
	}

	@ParameterizedTest
	@EnumSource
	void filesArePartsOfTheMessage(Family family) throws Exception {
		List<PromptPart> parts = new ArrayList<>(List.of(new PromptPart.Text("Look:"),
				new PromptPart.File("a.png", "image/png", new byte[] { 1, 2, 3 })));
		boolean pdf = family.provider().takes("application/pdf");
		assertThat(pdf).isEqualTo(family != Family.OLLAMA);
		if (pdf) {
			parts.add(new PromptPart.File("a.pdf", "application/pdf", new byte[] { 4, 5, 6 }));
		}
		try (ModelServer server = server(family.answer("ok"))) {
			Call.start(family.provider(), Call.request(Call.connection(family.baseUrl(server), ""), "",
					List.of(new PromptMessage(Role.USER, "", parts)))).await();
			String body = server.awaitRequest().body().toString();
			assertThat(body).contains("Look:");
			assertThat(body.contains("BAUG")).isEqualTo(pdf);
			assertThat(body).contains(switch (family) {
				case OPENAI -> "\"image_url\":{\"url\":\"data:image/png;base64,AQID\"";
				case ANTHROPIC -> "\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"AQID\"";
				case GEMINI -> "\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"AQID\"";
				case OLLAMA -> "\"images\":[\"AQID\"]";
			});
		}
	}

	@ParameterizedTest
	@EnumSource
	void aFileOfTheLargestSizeIsSent(Family family) throws Exception {
		byte[] content = new byte[LARGEST_FILE];
		new Random(7).nextBytes(content);
		try (ModelServer server = server(family.answer("ok"))) {
			Call.start(family.provider(), Call.request(Call.connection(family.baseUrl(server), ""), "",
					List.of(new PromptMessage(Role.USER, "", List.of(new PromptPart.File("a.png", "image/png", content))))))
					.await();
			JsonNode body = server.awaitRequest().body();
			String sent = switch (family) {
				case OPENAI -> body.findValue("url").textValue().replaceFirst("^data:image/png;base64,", "");
				case ANTHROPIC, GEMINI -> body.findValue("data").textValue();
				case OLLAMA -> body.findValue("images").path(0).textValue();
			};
			assertThat(Arrays.equals(Base64.getDecoder().decode(sent), content)).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void aTextOfTheLargestSizeIsSent(Family family) throws Exception {
		String line = "\"Zoë\" \\ 🐢\t" + "x".repeat(100) + "\n";
		String text = line.repeat(LARGEST_FILE / line.getBytes(StandardCharsets.UTF_8).length);
		try (ModelServer server = server(family.answer("ok"))) {
			Call.start(family.provider(), Call.request(Call.connection(family.baseUrl(server), ""), text)).await();
			JsonNode body = server.awaitRequest().body();
			JsonNode sent = switch (family) {
				case OPENAI, OLLAMA -> body.at("/messages/0/content");
				case ANTHROPIC -> body.at("/messages/0/content/0/text");
				case GEMINI -> body.at("/contents/0/parts/0/text");
			};
			assertThat(sent.asText().equals(text)).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void aFileThatCannotBeSentIsRefusedInWords(Family family) throws Exception {
		assertThat(family.provider().takes("video/mp4")).isFalse();
		try (ModelServer server = server(family.answer("never"))) {
			TurnError error = Call.start(family.provider(), Call.request(Call.connection(family.baseUrl(server), ""), "",
					List.of(new PromptMessage(Role.USER, "", List.of(new PromptPart.File("a.mp4", "video/mp4", new byte[1]))))))
					.awaitError();
			assertThat(error.message()).contains("'a.mp4'", "video/mp4", "cannot be sent");
			assertThat(server.asked()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void theModelsOfAServer(Family family) throws Exception {
		String list = switch (family) {
			case OPENAI -> "{\"data\":[{\"id\":\"m2\"},{\"id\":\"m1\",\"name\":\"Model One\"}]}";
			case ANTHROPIC -> "{\"data\":[{\"id\":\"m1\",\"display_name\":\"Model One\"},{\"id\":\"m2\"}]}";
			case GEMINI -> """
					{"models":[{"name":"models/m1","displayName":"Model One","supportedGenerationMethods":["generateContent"]},\
					{"name":"models/vectors","supportedGenerationMethods":["embedContent"]},{"name":"models/m2"}]}""";
			case OLLAMA -> "{\"models\":[{\"name\":\"m1\"},{\"name\":\"m2\"}]}";
		};
		try (ModelServer server = server(Script.status(200, Map.of(), list))) {
			assertThat(family.provider().models(Call.connection(family.baseUrl(server), "k-1"), _ -> {
			})).contains(List.of(new ModelInfo("m1", family == Family.OLLAMA ? "m1" : "Model One"), new ModelInfo("m2", "m2")));
			Asked asked = server.awaitRequest();
			assertThat(asked.what()).isEqualTo("GET " + switch (family) {
				case OPENAI -> "/v1/models";
				case ANTHROPIC -> "/v1/models?limit=1000";
				case GEMINI -> "/v1beta/models?pageSize=1000";
				case OLLAMA -> "/api/tags";
			});
			assertThat(asked.headers()).containsEntry(family.keyHeader(), family.keyValue("k-1"));
		}
	}

	/** Ollama's list does not say it, nor would it help: what counts there is what the server is set to. */
	@ParameterizedTest
	@EnumSource
	void howMuchAModelCanReadWhereTheListSaysIt(Family family) throws Exception {
		String list = switch (family) {
			case OPENAI -> """
					{"data":[{"id":"m1","context_length":8192},{"id":"m2","max_model_len":4096},{"id":"m3","context_window":131072},\
					{"id":"m4","max_context_length":32768},{"id":"m5","context_length":null},{"id":"m6","context_length":0}]}""";
			case ANTHROPIC -> "{\"data\":[{\"id\":\"m1\",\"max_input_tokens\":8192},{\"id\":\"m5\"}]}";
			case GEMINI -> "{\"models\":[{\"name\":\"models/m1\",\"inputTokenLimit\":8192},{\"name\":\"models/m5\"}]}";
			case OLLAMA -> "{\"models\":[{\"name\":\"m5\"}]}";
		};
		Map<String, Integer> said = Map.of("m1", 8192, "m2", 4096, "m3", 131072, "m4", 32768);
		try (ModelServer server = server(Script.status(200, Map.of(), list))) {
			assertThat(family.provider().models(Call.connection(family.baseUrl(server), "k-1"), _ -> {
			}).orElseThrow()).isNotEmpty().allSatisfy(model -> assertThat(model.contextTokens()).isEqualTo(
					said.containsKey(model.id()) ? OptionalInt.of(said.get(model.id())) : OptionalInt.empty()));
		}
	}

	@ParameterizedTest
	@EnumSource
	void anErrorInMidStreamIsReportedWithoutTheKey(Family family) throws Exception {
		try (ModelServer server = server(family.script(family.begin(), family.text("Half "),
				List.of(family.error("Overloaded, " + CANARY)), family.end(true)))) {
			Call call = Call.start(family.provider(), Call.request(Call.connection(family.baseUrl(server), CANARY), "Do they?"));
			var failure = call.awaitFailure();
			assertThat(failure.error().kind()).isEqualTo(Kind.UNAVAILABLE);
			assertThat(failure.error().message()).contains("“Overloaded, •••”");
			assertThat(Throwables.getStackTrace(failure)).doesNotContain(CANARY);
			assertThat(call.text()).isEqualTo("Half ");
		}
	}

	@ParameterizedTest
	@EnumSource
	void anErrorAfterTheEndOfTheAnswerChangesNothing(Family family) throws Exception {
		Call call = call(family, family.script(family.begin(), family.text("All."), family.end(true).subList(0, 1),
				List.of(family.error("late"))));
		assertThat(call.await().finish()).isEqualTo(Finish.COMPLETE);
		assertThat(call.text()).isEqualTo("All.");
	}

	@ParameterizedTest
	@EnumSource
	void anErrorThatIsNoneIsPassedOver(Family family) throws Exception {
		for (String none : List.of("null", "false", "\"\"", "{}")) {
			List<Event> events = family.text("All.").stream()
					.map(event -> new Event(event.name(), event.data().replaceFirst("\\{", "{\"error\":" + none + ","))).toList();
			Call call = call(family, family.script(family.begin(), events, family.end(true)));
			call.await();
			assertThat(call.text()).as(none).isEqualTo("All.");
		}
	}

	@ParameterizedTest
	@EnumSource
	void aNumberOfTokensThatIsNoneIsUnknown(Family family) throws Exception {
		for (String none : List.of("3000000000", "-5", "1.5", "\"many\"", "[7]")) {
			UnaryOperator<String> spoil = data -> data.replaceAll(
					"\"(prompt_tokens|input_tokens|promptTokenCount|prompt_eval_count)\":\\d+", "\"$1\":" + none);
			Call streamed = call(family, family.script(spoilt(family.begin(), spoil), family.text("All."),
					spoilt(family.end(true), spoil)));
			try (ModelServer server = server(Script.status(200, Map.of(), spoil.apply(family.whole("", "All."))))) {
				Call inOnePiece = Call.start(family.provider(), request(family, server, WHOLE, "Do they?"));
				for (Call call : List.of(streamed, inOnePiece)) {
					// What Anthropic's cache had is known all the same.
					assertThat(call.await().usage().inputTokens()).as("%s", none)
							.isEqualTo(family == Family.ANTHROPIC ? OptionalLong.of(12) : OptionalLong.empty());
					// Of Ollama's streams LangChain4j knows both numbers or none.
					assertThat(call.await().usage().outputTokens()).isEqualTo(
							family == Family.OLLAMA && call == streamed ? OptionalLong.empty() : OptionalLong.of(20));
					assertThat(call.text()).isEqualTo("All.");
				}
			}
		}
	}

	private static List<Event> spoilt(List<Event> events, UnaryOperator<String> spoil) {
		return events.stream().map(event -> new Event(event.name(), spoil.apply(event.data()))).toList();
	}

	@ParameterizedTest
	@EnumSource
	void aToolCallThatNobodyAskedForBreaksNothing(Family family) throws Exception {
		Call call = call(family, family.script(family.begin(), family.text("Before. "), family.toolCall(), family.end(true)));
		call.await();
		assertThat(call.text()).isEqualTo("Before. ");
		assertThat(call(family, family.script(family.begin(), family.toolCall(), family.end(true))).awaitError().kind())
				.isEqualTo(Kind.BAD_ANSWER);
	}

	@ParameterizedTest
	@EnumSource
	void aStreamThatEndsTooEarlyIsAnError(Family family) throws Exception {
		assertThat(call(family, family.script(family.begin(), family.text("Half "))).awaitError().message())
				.contains("before it was complete");
		assertThat(call(family, family.script(family.begin())).awaitError().message()).contains("without any text");
		assertThat(call(family, family.script(family.begin(), family.text("Half "), List.of(new Event("", "{\"a\":"))))
				.awaitError().message()).contains("no JSON");
		assertThat(call(family, reply -> {
			family.script(family.begin(), family.text("Half ")).play(reply);
			reply.cut();
		}).awaitError().kind()).isIn(Kind.BAD_ANSWER, Kind.NETWORK);
	}

	@ParameterizedTest
	@CsvSource({ "401, AUTHENTICATION", "402, QUOTA", "403, AUTHENTICATION", "404, NOT_FOUND", "429, RATE_LIMITED",
			"500, UNAVAILABLE", "529, UNAVAILABLE" })
	void aStatusBecomesAKindInEveryFamily(int status, Kind kind) throws Exception {
		for (Family family : Family.values()) {
			assertThat(call(family, Script.error(status, "no")).awaitError().kind()).as("%s", family).isEqualTo(kind);
		}
	}

	@ParameterizedTest
	@EnumSource
	void theKeyIsFoundInNoErrorAndNoLine(Family family) throws Exception {
		Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		Level usual = root.getLevel();
		ListAppender<ILoggingEvent> logged = new ListAppender<>();
		logged.start();
		root.addAppender(logged);
		root.setLevel(Level.TRACE);
		List<Script> echoes = List.of(Script.error(400, "no " + CANARY), Script.error(401, CANARY), Script.error(429, CANARY),
				Script.error(500, CANARY), Script.status(200, Map.of(), CANARY),
				Script.status(200, Map.of(), "{\"choices\":\"" + CANARY + "\",\"candidates\":\"" + CANARY + "\",\"content\":\""
						+ CANARY + "\",\"message\":\"" + CANARY + "\"}"),
				family.script(family.begin(), List.of(new Event("", "{\"choices\":\"" + CANARY + "\",\"candidates\":\""
						+ CANARY + "\",\"message\":\"" + CANARY + "\",\"type\":{\"" + CANARY + "\":1}}"))));
		try {
			for (Script echo : echoes) {
				for (ModelSettings settings : List.of(ModelSettings.DEFAULT, WHOLE)) {
					try (ModelServer server = server(echo)) {
						var failure = Call.start(family.provider(), new ModelRequest(ChatId.random(), TurnId.random(),
								Call.connection(family.baseUrl(server), CANARY), "", "Ada", "",
								List.of(Call.said(Role.USER, "", "Hello")), settings)).awaitFailure();
						assertThat(Throwables.getStackTrace(failure)).doesNotContain(CANARY);
						assertThat(server.awaitRequest().headers().toString()).contains(CANARY);
					}
				}
			}
		} finally {
			root.setLevel(usual);
			root.detachAppender(logged);
		}
		assertThat(logged.list).isNotEmpty().noneMatch(line -> line.getFormattedMessage().contains(CANARY)
				|| line.getThrowableProxy() != null && ThrowableProxyUtil.asString(line.getThrowableProxy()).contains(CANARY));
	}

	@ParameterizedTest
	@EnumSource
	void aListThatCannotBeHadIsAnError(Family family) throws Exception {
		for (Map.Entry<Script, Kind> wrong : Map.of(Script.error(404, "no"), Kind.NOT_FOUND, Script.error(401, "no"),
				Kind.AUTHENTICATION, Script.status(200, Map.of(), "<html>"), Kind.BAD_ANSWER, Script.silence(), Kind.TIMEOUT)
				.entrySet()) {
			try (ModelServer server = server(wrong.getKey())) {
				Patience impatient = new Patience(Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofSeconds(10));
				ProviderException failure = catchThrowableOfType(ProviderException.class, () -> family.provider()
						.models(Call.connection(family.baseUrl(server), CANARY, impatient), _ -> {
						}));
				assertThat(failure.error().kind()).as(failure.getMessage()).isEqualTo(wrong.getValue());
				server.awaitRequest().awaitClosed();
			}
		}
	}

	private static Map<String, String> body(Family family, ModelSettings settings) throws Exception {
		try (ModelServer server = server(family.answer("ok"))) {
			Call.start(family.provider(), request(family, server, settings, "Hello")).await();
			Map<String, String> members = new TreeMap<>();
			server.awaitRequest().body().properties()
					.forEach(member -> members.put(member.getKey(), member.getValue().toString()));
			return members;
		}
	}

	private static ModelRequest request(Family family, ModelServer server, ModelSettings settings, String question) {
		return new ModelRequest(ChatId.random(), TurnId.random(), Call.connection(family.baseUrl(server), ""), "", "Ada", "",
				List.of(Call.said(Role.USER, "", question)), settings);
	}

	private static Call call(Family family, Script script) throws Exception {
		try (ModelServer server = server(script)) {
			Call call = Call.start(family.provider(), Call.request(Call.connection(family.baseUrl(server), ""), "Do they?"));
			call.awaitEnd();
			return call;
		}
	}

	private static ModelServer server(Script script) {
		return ModelServer.startForAny(_ -> script);
	}

	/** What {@link Family#end} says, as far as the family can say it. */
	private static Usage usage(Family family) {
		return new Usage(OptionalLong.of(30), OptionalLong.of(20),
				family == Family.OLLAMA ? OptionalLong.empty() : OptionalLong.of(10),
				family == Family.OPENAI || family == Family.GEMINI ? OptionalLong.of(5) : OptionalLong.empty());
	}
}
