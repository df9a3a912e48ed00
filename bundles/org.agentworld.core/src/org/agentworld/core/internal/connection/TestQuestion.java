package org.agentworld.core.internal.connection;

import java.util.List;
import java.util.Optional;

import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.TurnId;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.spi.provider.CallControl;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.spi.provider.ModelOutput;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelSettings;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.spi.provider.PromptPart;
import org.agentworld.spi.provider.ProviderException;

/**
 * Finds out whether a connection works. A list of models shows address, certificate and key; only an answer shows that
 * the model exists and the quota is not used up, so the default model is asked for a very short one.
 */
public record TestQuestion(ConnectionSettings settings) implements ServerCall.Question<String> {

	@Override
	public String ask(LlmProvider provider, Connection connection, CallControl control)
			throws ProviderException, InterruptedException {
		Optional<List<ModelInfo>> models = new ModelList().ask(provider, connection, control);
		String found = models.map(list -> "The server answers and offers " + count(list.size()) + ".")
				.orElse("There is no list of models to ask for.");
		String model = settings.getDefaultModel();
		if (model.isBlank() && models.isPresent()) {
			return found + " Choose one as the default model to test it too.";
		}
		Words words = new Words(control);
		provider.generate(new ModelRequest(ChatId.random(), TurnId.random(), connection, model, "Test", "",
				List.of(new PromptMessage(PromptMessage.Role.USER, "",
						List.of(new PromptPart.Text("Answer with the word OK and nothing else.")))),
				ModelSettings.DEFAULT), words);
		return found + " " + (model.isBlank() ? "It answered." : "The model '" + model + "' answered.");
	}

	private static String count(int models) {
		return models == 1 ? "1 model" : models + " models";
	}

	/** What the model says does not matter. */
	private record Words(CallControl control) implements ModelOutput {

		@Override
		public void text(String text) {
			// That it came is enough.
		}

		@Override
		public void reasoning(String text) {
			// Likewise.
		}

		@Override
		public void onCancel(Runnable close) {
			control.onCancel(close);
		}
	}
}
