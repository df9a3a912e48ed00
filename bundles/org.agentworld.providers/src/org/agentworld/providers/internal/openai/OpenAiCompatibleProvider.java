package org.agentworld.providers.internal.openai;

import java.net.URI;
import java.util.Optional;

/** Servers of others that speak OpenAI's chat API. They have no usual address, so that no key goes to OpenAI by mistake. */
public final class OpenAiCompatibleProvider extends OpenAiProvider {

	@Override
	protected Optional<URI> usualAddress() {
		return Optional.empty();
	}

	/** Few of them read PDFs. */
	@Override
	public boolean takes(String mediaType) {
		return super.takes(mediaType) && !isPdf(mediaType);
	}
}
