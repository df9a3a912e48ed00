package org.agentworld.providers.internal.offline;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.events.conversation.Usage;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelOutput;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.spi.provider.ProviderException;

/**
 * Answers from a fixed program: the same prompt gets the same answer, without a key and without a network. Its model's
 * name may say how long each piece takes: {@code offline}, {@code offline:5ms}, {@code offline:0ms}. A word counts as a
 * token.
 */
public final class OfflineProvider implements LlmProvider {

	private static final Duration DEFAULT_PACE = Duration.ofMillis(15);
	private static final Pattern MODEL = Pattern.compile("offline(?::(\\d{1,5})ms)?");
	/** A word with the white space after it. */
	private static final Pattern PIECE = Pattern.compile("\\S+\\s*|\\s+");

	@Override
	public ModelResult generate(ModelRequest request, ModelOutput output)
			throws ProviderException, InterruptedException {
		Duration pace = pace(request);
		OfflineAnswer answer = OfflineAnswer.to(request);
		for (String piece : pieces(answer.reasoning())) {
			pause(pace);
			output.reasoning(piece);
		}
		List<String> pieces = pieces(answer.text());
		List<String> allowed = pieces.subList(0, Math.min(pieces.size(), request.settings().maxTokens().orElse(pieces.size())));
		for (String piece : allowed) {
			pause(pace);
			output.text(piece);
		}
		return new ModelResult(allowed.size() < pieces.size() ? Finish.LENGTH : Finish.COMPLETE,
				Usage.of(inputTokens(request), allowed.size()));
	}

	@Override
	public boolean followsInstructions() {
		return false;
	}

	private static Duration pace(ModelRequest request) throws ProviderException {
		String model = request.model().isEmpty() ? request.connection().defaultModel() : request.model();
		if (model.isEmpty()) {
			return DEFAULT_PACE;
		}
		Matcher matcher = MODEL.matcher(model);
		if (!matcher.matches()) {
			throw new ProviderException(TurnError.of(Kind.CONFIGURATION,
					"The offline provider has no model '%s'. Use 'offline', or for example 'offline:5ms' for a piece every 5 ms."
							.formatted(model)));
		}
		return matcher.group(1) == null ? DEFAULT_PACE : Duration.ofMillis(Long.parseLong(matcher.group(1)));
	}

	private static void pause(Duration pace) throws InterruptedException {
		// Without a pause too, an interrupt ends the answer.
		if (Thread.interrupted()) {
			throw new InterruptedException();
		}
		if (pace.isPositive()) {
			Thread.sleep(pace);
		}
	}

	private static long inputTokens(ModelRequest request) {
		return words(request.systemPrompt())
				+ request.prompt().stream().mapToLong(message -> words(message.text())).sum();
	}

	private static long words(String text) {
		return PIECE.matcher(text).results().count();
	}

	private static List<String> pieces(String text) {
		return PIECE.matcher(text).results().map(MatchResult::group).toList();
	}
}
