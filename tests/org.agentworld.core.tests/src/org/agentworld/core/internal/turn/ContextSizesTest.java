package org.agentworld.core.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.agentworld.core.internal.connection.ServerCalls;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.spi.provider.CallControl;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.spi.provider.ModelOutput;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.VirtualTimers;
import org.junit.jupiter.api.Test;

class ContextSizesTest {

	private final VirtualTimers timers = new VirtualTimers();
	private final ContextSizes sizes = new ContextSizes(new ServerCalls(), timers);
	private volatile boolean answers;
	private volatile int asked;

	private final LlmProvider server = new LlmProvider() {
		@Override
		public ModelResult generate(ModelRequest request, ModelOutput output) {
			throw new AssertionError("Nobody asks for an answer.");
		}

		@Override
		public Optional<List<ModelInfo>> models(Connection connection, CallControl control) throws ProviderException {
			asked++;
			if (!answers) {
				throw new ProviderException(TurnError.of(TurnError.Kind.UNAVAILABLE, "Not now."));
			}
			return Optional.of(List.of(new ModelInfo("model", "model", OptionalInt.of(8_000))));
		}
	};

	private OptionalInt size() throws InterruptedException {
		return sizes.of(TestEngine.CONNECTION, server, "model");
	}

	@Test
	void aServerThatCouldNotBeAskedIsAskedAgainButNotForEveryAnswer() throws Exception {
		assertThat(size()).isEmpty();
		timers.advance(Duration.ofSeconds(59));
		assertThat(size()).isEmpty();
		assertThat(asked).isEqualTo(1);
		answers = true;
		timers.advance(Duration.ofSeconds(1));
		assertThat(size()).hasValue(8_000);
		assertThat(asked).isEqualTo(2);
	}

	@Test
	void whatIsKnownStaysKnown() throws Exception {
		answers = true;
		assertThat(size()).hasValue(8_000);
		timers.advance(Duration.ofDays(1));
		assertThat(size()).hasValue(8_000);
		assertThat(asked).isEqualTo(1);
	}
}
