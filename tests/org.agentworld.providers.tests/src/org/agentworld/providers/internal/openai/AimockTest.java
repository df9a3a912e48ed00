package org.agentworld.providers.internal.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.providers.internal.Call;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The provider against a server that others wrote. */
@DisabledIfSystemProperty(named = "aimock", matches = "off")
class AimockTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private static Aimock aimock;

	private final OpenAiProvider provider = new OpenAiProvider();

	@BeforeAll
	static void start(@TempDir Path folder) throws Exception {
		aimock = Aimock.start(Path.of(System.getProperty("aimock.home", ".")),
				AimockTest.class.getResource("/fixtures/chat.json"), folder);
	}

	@AfterAll
	static void stop() throws InterruptedException {
		if (aimock != null) {
			aimock.close();
		}
	}

	@Test
	void anAnswerComesWithItsUsage() throws Exception {
		Call call = call("tell me about tortoises");
		ModelResult result = call.await();
		assertThat(call.text()).isEqualTo("Tortoises are slow. In Zürich 🐢 they are no faster.\n\n- one\n- two\n");
		assertThat(result.finish()).isEqualTo(Finish.COMPLETE);
		assertThat(result.usage().outputTokens().orElseThrow()).isPositive();
	}

	@Test
	void aWrongKeyIsAnAuthenticationError() throws Exception {
		assertThat(call("use a wrong key").awaitError().kind()).isEqualTo(Kind.AUTHENTICATION);
	}

	@Test
	void aRateLimitSaysHowLongToWait() throws Exception {
		TurnError error = call("ask too often").awaitError();
		assertThat(error.kind()).isEqualTo(Kind.RATE_LIMITED);
		assertThat(error.retryAfter()).contains(Duration.ofSeconds(7));
	}

	@Test
	void aServerErrorIsUnavailable() throws Exception {
		assertThat(call("break the server").awaitError().kind()).isEqualTo(Kind.UNAVAILABLE);
	}

	@Test
	void aCutAnswerIsAnErrorAndItsBeginningStays() throws Exception {
		Call call = call("cut the answer");
		assertThat(call.awaitError().kind()).isEqualTo(Kind.NETWORK);
		assertThat("This answer is long enough for many chunks.").startsWith(call.text());
	}

	@Test
	void aCallIsCancelledBeforeTheFirstToken() throws Exception {
		Call call = call("take your time");
		aimock.awaitRequest("take your time");
		System.out.println("Cancelled before aimock's first token: ended after %.1f ms"
				.formatted(call.cancel().toNanos() / 1e6));
		assertThat(call.text()).isEmpty();
	}

	private Call call(String question) {
		return Call.start(provider, Call.request(Call.connection(aimock.baseUrl(), "key"), question));
	}
}
