package org.agentworld.providers.internal.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.providers.internal.Call;
import org.agentworld.providers.internal.Family;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.PromptMessage.Role;
import org.agentworld.spi.provider.Secret;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.ModelServer.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Azure's addresses and its header for the key. */
class AzureOpenAiProviderTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final AzureOpenAiProvider provider = new AzureOpenAiProvider();

	@ParameterizedTest
	@CsvSource({ "/, my-model, /openai/v1/chat/completions, my-model",
			"/openai/v1/, my-model, /openai/v1/chat/completions, my-model",
			"/openai/deployments/gpt, '', /openai/deployments/gpt/chat/completions?api-version=2024-10-21, gpt" })
	void anAddressIsThatOfAResourceOrOfADeployment(String path, String model, String asked, String askedModel)
			throws Exception {
		try (ModelServer server = ModelServer.startForAny(_ -> Family.OPENAI.answer("ok"))) {
			Call.start(provider, request(Optional.of(server.baseUrl().resolve(path)), model)).await();
			Asked request = server.awaitRequest();
			assertThat(request.what()).isEqualTo("POST " + asked);
			assertThat(request.model()).isEqualTo(askedModel);
			assertThat(request.headers()).containsEntry("api-key", "k-1").doesNotContainKey("authorization");
			assertThat(request.body().path("max_completion_tokens").asInt()).isEqualTo(9);
		}
	}

	@Test
	void theListOfWhatCouldBeDeployedIsNoListOfModels() throws Exception {
		assertThat(provider.models(request(Optional.of(URI.create("http://localhost")), "m").connection(), _ -> {
		})).isEmpty();
	}

	@Test
	void anAddressIsNeeded() throws Exception {
		for (LlmProvider needs : List.of(provider, new OpenAiCompatibleProvider())) {
			TurnError error = Call.start(needs, request(Optional.empty(), "m")).awaitError();
			assertThat(error.kind()).isEqualTo(Kind.CONFIGURATION);
			assertThat(error.message()).contains("'test server' has no address");
		}
	}

	private static ModelRequest request(Optional<URI> address, String model) {
		return new ModelRequest(ChatId.random(), TurnId.random(), new Connection("test", "test server", "azure-openai", address,
				Optional.of(new Secret("k-1")), "", Patience.DEFAULT), model, "Ada", "",
				List.of(Call.said(Role.USER, "", "Hello")), Call.settings(null, 9));
	}
}
