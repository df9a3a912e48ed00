package org.agentworld.providers.internal.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.providers.internal.Call;
import org.agentworld.providers.internal.Family;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Google's servers do and no others. */
class GeminiProviderTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@Test
	void aQuestionThatTheFilterStoppedIsSaidToBeWithheld() throws Exception {
		assertThat(call("{\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"},\"usageMetadata\":{}}").awaitError())
				.satisfies(error -> {
					assertThat(error.kind()).isEqualTo(Kind.BAD_ANSWER);
					assertThat(error.message()).contains("withheld");
				});
	}

	@Test
	void anAnswerThatTheFilterEndedIsKept() throws Exception {
		assertThat(call(answer("SAFETY")).await().finish()).isEqualTo(Finish.FILTERED);
	}

	@Test
	void aReasonToEndThatIsNewDoesNotCostTheAnswer() throws Exception {
		Call call = call(answer("REASON_OF_NEXT_YEAR"));
		assertThat(call.await().finish()).isEqualTo(Finish.COMPLETE);
		assertThat(call.text()).isEqualTo("Hello");
	}

	private static String answer(String reason) {
		return "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hello\"}]},\"finishReason\":\"" + reason + "\"}]}";
	}

	private static Call call(String event) throws Exception {
		Script script = reply -> {
			reply.event(event);
			reply.endOfBody();
		};
		try (ModelServer server = ModelServer.startForAny(_ -> script)) {
			Call call = Call.start(Family.GEMINI.provider(),
					Call.request(Call.connection(Family.GEMINI.baseUrl(server), ""), "Hello"));
			call.awaitEnd();
			return call;
		}
	}
}
