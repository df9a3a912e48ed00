package org.agentworld.providers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The families against a server that others wrote. */
@DisabledIfSystemProperty(named = "aimock", matches = "off")
class AimockTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private static Aimock aimock;

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

	@ParameterizedTest
	@EnumSource
	void anAnswerComesWithItsUsage(Family family) throws Exception {
		Call call = call(family, "tell me about tortoises");
		ModelResult result = call.await();
		assertThat(call.text()).isEqualTo("Tortoises are slow. In Zürich 🐢 they are no faster.\n\n- one\n- two\n");
		assertThat(result.finish()).isEqualTo(Finish.COMPLETE);
		// This server's Ollama counts nothing.
		assertThat(result.usage().inputTokens()).hasValue(family == Family.OLLAMA ? 0 : 11);
		assertThat(result.usage().outputTokens()).hasValue(family == Family.OLLAMA ? 0 : 7);
	}

	/** This server's Ollama calls it by a name that the real one does not have. */
	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "OLLAMA")
	void reasoningIsHandedOver(Family family) throws Exception {
		Call call = call(family, "think about tortoises");
		call.await();
		assertThat(call.reasoning()).isEqualTo("They are slow, so …");
		assertThat(call.text()).isEqualTo("They arrive.");
	}

	@ParameterizedTest
	@EnumSource
	void aWrongKeyIsAnAuthenticationError(Family family) throws Exception {
		assertThat(call(family, "use a wrong key").awaitError().kind()).isEqualTo(Kind.AUTHENTICATION);
	}

	@ParameterizedTest
	@EnumSource
	void aRateLimitSaysHowLongToWait(Family family) throws Exception {
		TurnError error = call(family, "ask too often").awaitError();
		assertThat(error.kind()).isEqualTo(Kind.RATE_LIMITED);
		assertThat(error.retryAfter()).contains(Duration.ofSeconds(7));
	}

	@ParameterizedTest
	@EnumSource
	void aServerErrorIsUnavailable(Family family) throws Exception {
		assertThat(call(family, "break the server").awaitError().kind()).isEqualTo(Kind.UNAVAILABLE);
	}

	@ParameterizedTest
	@EnumSource
	void aCutAnswerIsAnErrorAndItsBeginningStays(Family family) throws Exception {
		Call call = call(family, "cut the answer");
		assertThat(call.awaitError().kind()).isEqualTo(Kind.NETWORK);
		assertThat("This answer is long enough for many chunks.").startsWith(call.text());
	}

	@ParameterizedTest
	@EnumSource
	void aCallIsCancelledBeforeTheFirstToken(Family family) throws Exception {
		Call call = call(family, "take your time, " + family);
		aimock.awaitRequest("take your time, " + family);
		System.out.println("Cancelled before aimock's first token: ended after %.1f ms"
				.formatted(call.cancel().toNanos() / 1e6));
		assertThat(call.text()).isEmpty();
	}

	private Call call(Family family, String question) {
		return Call.start(family.provider(), Call.request(Call.connection(family.baseUrl(aimock.root()), "key"), question));
	}
}
