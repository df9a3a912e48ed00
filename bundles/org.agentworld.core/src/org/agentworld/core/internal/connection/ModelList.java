package org.agentworld.core.internal.connection;

import java.util.List;
import java.util.Optional;

import org.agentworld.spi.provider.CallControl;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.spi.provider.ProviderException;

/**
 * Which models a server offers. A server may send anything: what cannot name a model, or would deceive who reads it, is
 * left out, and so is what no person would look through.
 */
public final class ModelList implements ServerCall.Question<Optional<List<ModelInfo>>> {

	private static final int MOST_MODELS = 5_000;
	private static final int LONGEST_NAME = 200;

	@Override
	public Optional<List<ModelInfo>> ask(LlmProvider provider, Connection connection, CallControl control)
			throws ProviderException, InterruptedException {
		return provider.models(connection, control).map(models -> models.stream().filter(model -> isName(model.id()))
				.limit(MOST_MODELS).map(ModelList::readable).toList());
	}

	private static ModelInfo readable(ModelInfo model) {
		return isName(model.name()) ? model : new ModelInfo(model.id(), model.id(), model.contextTokens());
	}

	private static boolean isName(String text) {
		return !text.isBlank() && text.length() <= LONGEST_NAME && text.codePoints().allMatch(ModelList::isSeen);
	}

	/** Not so: what controls a display, has no width, or turns the direction of what follows. */
	private static boolean isSeen(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
			default -> true;
		};
	}
}
