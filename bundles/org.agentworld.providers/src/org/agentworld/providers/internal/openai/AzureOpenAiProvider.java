package org.agentworld.providers.internal.openai;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.agentworld.spi.provider.Secret;

/**
 * OpenAI's models at Azure. A connection has the address of a resource, whose agents name a deployment as their model, or
 * that of one deployment, {@code …/openai/deployments/<name>}.
 */
public final class AzureOpenAiProvider extends OpenAiProvider {

	private static final Pattern DEPLOYMENT = Pattern.compile(".*/openai/deployments/([^/]+)");
	/** The generally available version of the older interface, which deployments have. */
	private static final String VERSION = "2024-10-21";

	@Override
	protected Optional<URI> usualAddress() {
		return Optional.empty();
	}

	@Override
	protected URI chatAddress(URI base, String model, boolean streamed) {
		if (modelOf(base).isPresent()) {
			return below(base, "chat/completions?api-version=" + VERSION);
		}
		return below(base, base.getPath().endsWith("/openai/v1") ? "chat/completions" : "openai/v1/chat/completions");
	}

	/** There is a list, of all that could be deployed and not of what is. */
	@Override
	protected Optional<URI> modelsAddress(URI base) {
		return Optional.empty();
	}

	@Override
	protected Optional<String> modelOf(URI base) {
		return Optional.of(DEPLOYMENT.matcher(base.getPath())).filter(Matcher::matches).map(found -> found.group(1));
	}

	@Override
	protected Map<String, String> headers(Optional<Secret> key) {
		return key.map(secret -> Map.of("api-key", secret.reveal())).orElse(Map.of());
	}

	@Override
	protected boolean knowsNewNames(URI base) {
		return true;
	}
}
