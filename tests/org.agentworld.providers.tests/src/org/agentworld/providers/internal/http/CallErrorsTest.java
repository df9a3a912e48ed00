package org.agentworld.providers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.providers.internal.Call;
import org.agentworld.providers.internal.openai.OpenAiProvider;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.Reply;
import org.agentworld.testing.modelserver.Script;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

/** Every way to fail is an error of its kind, with a sentence that names the connection and neither it nor the log contains the key. */
class CallErrorsTest {

	private static final String KEY = "sk-canary-4711";
	private static final Duration LONG = Duration.ofSeconds(30);
	private static final Duration SHORT = Duration.ofMillis(500);
	private static final Patience NO_TIME_TO_BEGIN = new Patience(LONG, SHORT, LONG);
	private static final Patience NO_TIME_TO_GO_ON = new Patience(LONG, LONG, SHORT);

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final OpenAiProvider provider = new OpenAiProvider();
	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	private final Level usual = root.getLevel();
	private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

	@BeforeEach
	void logEverything() {
		logged.start();
		root.addAppender(logged);
		root.setLevel(Level.TRACE);
	}

	@AfterEach
	void logAsUsual() {
		root.setLevel(usual);
		root.detachAppender(logged);
	}

	@ParameterizedTest
	@CsvSource({ "400, BAD_REQUEST", "401, AUTHENTICATION", "402, QUOTA", "403, AUTHENTICATION", "404, NOT_FOUND",
			"408, UNAVAILABLE", "413, BAD_REQUEST", "422, BAD_REQUEST", "429, RATE_LIMITED", "500, UNAVAILABLE",
			"503, UNAVAILABLE", "529, UNAVAILABLE", "307, NOT_FOUND" })
	void aStatusBecomesAKind(int status, Kind kind) throws Exception {
		TurnError error = errorOf(Script.error(status, "reason-of-the-server\n\tfor " + KEY));
		assertThat(error.kind()).isEqualTo(kind);
		if (status != 401) {
			assertThat(error.message()).contains("reason-of-the-server for •••");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "429 | {\"error\":{\"message\":\"m\",\"code\":\"insufficient_quota\"}} | QUOTA",
			"403 | {\"error\":{\"message\":\"m\",\"type\":\"billing_error\"}} | QUOTA",
			"400 | {\"error\":{\"message\":\"Your credit balance is too low to access the API\"}} | QUOTA",
			"429 | {\"error\":{\"message\":\"m\",\"code\":\"rate_limit_exceeded\"}} | RATE_LIMITED",
			"503 | {\"error\":{\"message\":\"m\",\"code\":\"insufficient_quota\"}} | UNAVAILABLE",
			"401 | {\"error\":{\"message\":\"m\",\"code\":\"insufficient_quota\"}} | AUTHENTICATION" })
	void aUsedUpQuotaIsToldFromALimitOfCalls(int status, String body, Kind kind) throws Exception {
		assertThat(errorOf(Script.status(status, Map.of(), body)).kind()).isEqualTo(kind);
	}

	/** As the services word it. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"400 | {\"error\":{\"message\":\"m\",\"code\":\"context_length_exceeded\"}}",
			"400 | {\"error\":{\"message\":\"This model's maximum context length is 8192 tokens. However, you requested 9000.\"}}",
			"400 | {\"error\":{\"message\":\"Your input exceeds the context window of this model.\"}}",
			"400 | {\"error\":{\"message\":\"prompt is too long: 213462 tokens > 200000 maximum\"}}",
			"400 | {\"error\":{\"message\":\"The input token count (1196265) exceeds the maximum number of tokens allowed.\"}}",
			"400 | {\"error\":{\"message\":\"m\",\"type\":\"exceed_context_size_error\"}}",
			"413 | {\"error\":{\"message\":\"m\",\"type\":\"request_too_large\"}}",
			"400 | {\"error\":\"This model's maximum prompt length is 131072 but the request contains 537812 tokens\"}",
			"422 | {\"message\":\"Please reduce the length of the messages or completion.\"}",
			"500 | {\"error\":{\"message\":\"the request exceeds the available context size\"}}" })
	void whatTheModelCannotReadIsToldFromOtherFaults(int status, String body) throws Exception {
		TurnError error = errorOf(Script.status(status, Map.of(), body));
		assertThat(error.kind()).isEqualTo(Kind.CONTEXT_TOO_LONG);
		assertThat(error.message()).contains("is more than model", "Send less, or choose a model that can read more.");
	}

	@Test
	void googlesWayToSayATimeToWaitIsRead() throws Exception {
		assertThat(errorOf(Script.status(429, Map.of(), """
				[{"error":{"code":429,"message":"slow","status":"RESOURCE_EXHAUSTED","details":[\
				{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34.5s"}]}}]""")).retryAfter())
				.contains(Duration.ofSeconds(35));
	}

	@Test
	void aMissingKeyIsToldFromAWrongOne() throws Exception {
		try (ModelServer server = ModelServer.start(Script.error(401, "no"))) {
			assertThat(errorOf(Call.connection(server.baseUrl(), "")).message()).contains("has none");
			assertThat(errorOf(Call.connection(server.baseUrl(), KEY)).message()).contains("did not accept the key");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { """
			{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT",\
			"details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID"}]}}""", """
			{"code":"Client specified an invalid argument","error":"Incorrect API key provided: sk***11. Look into your account."}""" })
	void aWrongKeyIsAWrongKeyUnderAnyStatus(String body) throws Exception {
		TurnError error = errorOf(Script.status(400, Map.of(), body));
		assertThat(error.kind()).isEqualTo(Kind.AUTHENTICATION);
		assertThat(error.message()).contains("did not accept the key").doesNotContain("API key", "sk***11");
	}

	@Test
	void whatIsQuotedIsOneLineOfHarmlessCharacters() throws Exception {
		TurnError error = errorOf(Script.status(400, Map.of(), """
				{"error":{"message":"a\\u0085b\\u009bc\\u2028d\\u202ee\\ud800f\\u200bg \\ud83d\\udc22"}}"""));
		assertThat(error.message()).contains("“a b c defg 🐢”");
	}

	@Test
	void longerPartsOfTheKeyAreNotQuotedEither() throws Exception {
		TurnError error = errorOf(Script.error(400, "begins sk-canary, ends ary-4711, has k-canar"));
		assertThat(error.message()).contains("“begins •••, ends •••, has k-canar”");
	}

	@Test
	void theTimeToWaitIsHandedOn() throws Exception {
		assertThat(errorOf(Script.status(429, Map.of("Retry-After", "7"), "{}"))).satisfies(error -> {
			assertThat(error.retryAfter()).contains(Duration.ofSeconds(7));
			assertThat(error.message()).contains("Try again in 7 s");
		});
		assertThat(errorOf(Script.status(503, Map.of("Retry-After", "Thu, 01 Jan 1970 00:00:00 GMT"), "")).retryAfter())
				.contains(Duration.ZERO);
		assertThat(errorOf(Script.error(429, "slow down")).retryAfter()).isEmpty();
	}

	@Test
	void aLongExplanationIsCutAndAWebPageIsNotQuoted() throws Exception {
		assertThat(errorOf(Script.error(400, "blah ".repeat(10_000))).message()).contains("blah", "…").hasSizeLessThan(600);
		assertThat(errorOf(Script.status(502, Map.of(), "<html><h1>Bad Gateway</h1>")).message()).doesNotContain("<");
	}

	@Test
	void aBrokenConnectionIsANetworkError() throws Exception {
		assertThat(errorOf(Script.cutAfter("Half ", "an ")).kind()).isEqualTo(Kind.NETWORK);
		assertThat(errorOf(Script.cutAfter()).kind()).isEqualTo(Kind.NETWORK);
	}

	@Test
	void whatCameBeforeTheBreakStays() throws Exception {
		try (ModelServer server = ModelServer.start(Script.cutAfter("Half ", "an answer"))) {
			Call call = Call.start(provider, Call.request(Call.connection(server.baseUrl(), KEY), "Do they?"));
			call.awaitError();
			assertThat(call.text()).isEqualTo("Half an answer");
		}
	}

	@Test
	void anAddressWhereNobodyListensIsANetworkError() throws Exception {
		URI nobody;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
		}
		assertThat(errorOf(Call.connection(nobody, KEY))).satisfies(error -> {
			assertThat(error.kind()).isEqualTo(Kind.NETWORK);
			assertThat(error.message()).contains("refused the connection", nobody.toString());
		});
		assertThat(errorOf(Call.connection(URI.create("http://no-such-host.invalid/v1"), KEY))).satisfies(error -> {
			assertThat(error.kind()).isEqualTo(Kind.NETWORK);
			assertThat(error.message()).contains("does not exist or cannot be found");
		});
	}

	@Test
	void aServerThatDoesNotAnswerTheOfferOfASecureConnectionHasRefusedNothing() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			TurnError error = errorOf(Call.connection(URI.create("https://localhost:" + silent.getLocalPort()), KEY,
					new Patience(SHORT, LONG, LONG)));
			assertThat(error.kind()).isEqualTo(Kind.NETWORK);
			assertThat(error.message()).contains("made no connection within 500 ms").doesNotContain("refused");
		}
	}

	@Test
	void aServerThatSpeaksNoHttpIsANetworkError() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread.ofVirtual().start(() -> {
				try (var socket = server.accept()) {
					socket.getOutputStream().write("SSH-2.0-OpenSSH\r\n".getBytes(StandardCharsets.US_ASCII));
				} catch (IOException _) {
					// The client has closed it already.
				}
			});
			assertThat(errorOf(Call.connection(URI.create("http://127.0.0.1:" + server.getLocalPort()), KEY)).kind())
					.isEqualTo(Kind.NETWORK);
		}
	}

	@Test
	void aSilentServerIsNotWaitedForLongerThanThePatience() throws Exception {
		assertTimesOut(NO_TIME_TO_BEGIN, Script.silence(), "did not begin to answer within 500 ms");
		assertTimesOut(NO_TIME_TO_GO_ON, Script.stallAfter("Half ", "an "), "stopped in the middle of its answer for 500 ms");
		assertTimesOut(NO_TIME_TO_BEGIN, reply -> {
			reply.start();
			reply.awaitClose();
		}, "did not begin to answer");
	}

	@Test
	void keepAliveCommentsAreNoAnswer() throws Exception {
		assertTimesOut(NO_TIME_TO_BEGIN, reply -> {
			do {
				reply.raw(": still here\n\n".getBytes(StandardCharsets.UTF_8));
			} while (!isClosedWithin(Duration.ofMillis(10), reply));
		}, "did not begin to answer");
	}

	@Test
	void eventsWithoutTextDoNotEndTheSilence() throws Exception {
		assertTimesOut(NO_TIME_TO_GO_ON, reply -> {
			reply.text("Half ");
			do {
				reply.event("{\"choices\":[]}");
			} while (!isClosedWithin(Duration.ofMillis(10), reply));
		}, "stopped in the middle of its answer for 500 ms");
	}

	private static boolean isClosedWithin(Duration time, Reply reply) throws InterruptedException {
		CountDownLatch closed = new CountDownLatch(1);
		reply.request().closed().whenComplete((_, _) -> closed.countDown());
		return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"choices\":[{\"delta\":{\"content\":", "sk-canary-4711", "[1,2]", "{\"choices\":7}",
			"{\"choices\":[{\"delta\":{\"content\":{}}}]}" })
	void aMalformedEventIsABadAnswer(String data) throws Exception {
		assertBadAnswer("cannot be read", reply -> {
			reply.text("Half ");
			reply.event(data);
			reply.text("more");
			reply.end();
		});
	}

	@Test
	void anAnswerWithoutTextIsABadAnswer() throws Exception {
		assertBadAnswer("without any text", reply -> reply.end());
		assertBadAnswer("without any text", reply -> reply.endOfBody());
		assertBadAnswer("without any text", reply -> reply.event("[DONE]"));
		assertBadAnswer("without any text", Script.status(200, Map.of("Content-Type", "text/html"), "<html>Log in</html>"));
		assertBadAnswer("before any text", reply -> reply.end("length"));
		assertBadAnswer("withheld", reply -> reply.end("content_filter"));
	}

	@Test
	void anAnswerWithoutAnEndIsABadAnswer() throws Exception {
		assertBadAnswer("before it was complete", reply -> {
			reply.text("Half an answer");
			reply.endOfBody();
		});
	}

	@Test
	void aFinishReasonOrDoneIsAnEnd() throws Exception {
		List<Script> ends = List.of(reply -> reply.finish("stop"), reply -> reply.event("[DONE]"));
		for (Script end : ends) {
			try (ModelServer server = ModelServer.start(reply -> {
				reply.text("All.");
				end.play(reply);
				reply.endOfBody();
			})) {
				Call call = Call.start(provider, Call.request(Call.connection(server.baseUrl(), KEY), "Do they?"));
				call.await();
				assertThat(call.text()).isEqualTo("All.");
			}
		}
	}

	@Test
	void anEndlessLineIsRefusedBeforeItFillsTheMemory() throws Exception {
		byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
		assertBadAnswer("longer than 8 MiB", reply -> {
			reply.raw("data: ".getBytes(StandardCharsets.UTF_8));
			for (int i = 0; i < 10; i++) {
				reply.raw(megabyte);
			}
			reply.end();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "data: {\"choices\":[],\"noise\":\"%s\"}\n\n", ": %s\n\n", """
			data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c","type":"function",\
			"function":{"name":"f","arguments":"%s"}}]}}]}\n\n""" })
	void anEndlessStreamWithoutTextIsRefusedBeforeItFillsTheMemory(String event) throws Exception {
		byte[] megabyte = event.formatted("x".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
		assertBadAnswer("16 MiB came without any text", reply -> {
			reply.text("Half ");
			for (int i = 0; i < 17; i++) {
				reply.raw(megabyte);
			}
			reply.end();
		});
	}

	@Test
	void anEndlessAnswerIsRefusedBeforeItFillsTheMemory() throws Exception {
		String padding = "x".repeat(7 << 20);
		assertBadAnswer("longer than 128 MiB", reply -> {
			for (int i = 0; i < 20; i++) {
				reply.event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}],\"noise\":\"" + padding + "\"}");
			}
			reply.end();
		});
	}

	@Test
	void bytesThatAreNoTextAreABadAnswer() throws Exception {
		assertBadAnswer("not UTF-8", reply -> {
			reply.raw("data: \"".getBytes(StandardCharsets.UTF_8));
			reply.raw((byte) 0xC3, (byte) 0x28, (byte) '\n', (byte) '\n');
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "data: {\"error\":{\"message\":\"Overloaded sk-canary-4711\"}}\n\n",
			"event: error\ndata: {\"message\":\"no\",\"error\":{\"message\":\"Overloaded sk-canary-4711\"}}\n\n",
			"event: error\ndata: Overloaded sk-canary-4711\n\n" })
	void anErrorInsideTheStreamIsReported(String event) throws Exception {
		TurnError error = errorOf(reply -> {
			reply.text("Half ");
			reply.raw(event.getBytes(StandardCharsets.UTF_8));
			reply.end();
		});
		assertThat(error.kind()).isEqualTo(Kind.UNAVAILABLE);
		assertThat(error.message()).contains("“Overloaded •••”");
	}

	@ParameterizedTest
	@CsvSource({ "localhost:11434/v1, http://", "ftp://host/v1, http://", "/v1, http://", "http:///v1, no host",
			"http://user:pw@host/v1, user name", "http://host/v1?a=b, user name", "mailto:a@b, http://",
			"http://host:99999/v1, port 99999", "http://host:0/v1, port 0" })
	void anImpossibleAddressIsRefusedBeforeAnythingIsSent(URI address, String says) throws Exception {
		TurnError error = errorOf(Call.connection(address, KEY));
		assertThat(error.kind()).isEqualTo(Kind.CONFIGURATION);
		assertThat(error.message()).contains("'test server'", says).doesNotContain("pw");
	}

	@Test
	void aMissingModelIsRefused() throws Exception {
		Connection connection = new Connection("test", "test server", "openai", Optional.of(URI.create("http://localhost/v1")),
				Optional.empty(), "", Patience.DEFAULT);
		TurnError error = errorOf(connection);
		assertThat(error.kind()).isEqualTo(Kind.CONFIGURATION);
		assertThat(error.message()).contains("no default model", "'Ada'");
	}

	private void assertTimesOut(Patience patience, Script script, String says) throws Exception {
		try (ModelServer server = ModelServer.start(script)) {
			TurnError error = errorOf(Call.connection(server.baseUrl(), KEY, patience));
			assertThat(error.kind()).as(error.message()).isEqualTo(Kind.TIMEOUT);
			assertThat(error.message()).contains(says);
			server.awaitRequest().awaitClosed();
		}
	}

	private void assertBadAnswer(String says, Script script) throws Exception {
		TurnError error = errorOf(script);
		assertThat(error.kind()).as(error.message()).isEqualTo(Kind.BAD_ANSWER);
		assertThat(error.message()).contains(says);
	}

	private TurnError errorOf(Script script) throws Exception {
		try (ModelServer server = ModelServer.start(script)) {
			return errorOf(Call.connection(server.baseUrl(), KEY));
		}
	}

	private TurnError errorOf(Connection connection) throws Exception {
		ProviderException failure = Call.start(provider, Call.request(connection, "Do they?")).awaitFailure();
		assertThat(failure.error().message()).contains("'test server'").doesNotContain("Exception");
		assertThat(Throwables.getStackTrace(failure)).doesNotContain(KEY);
		assertThat(logged.list).isNotEmpty().extracting(ILoggingEvent::getFormattedMessage)
				.noneMatch(message -> message.contains(KEY));
		return failure.error();
	}
}
