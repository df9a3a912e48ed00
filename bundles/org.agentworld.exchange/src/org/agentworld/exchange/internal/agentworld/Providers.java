package org.agentworld.exchange.internal.agentworld;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.agentworld.model.ConnectionSettings;

/** Finds the connection that is meant by the name of a provider. */
final class Providers {

	/** What Agent World calls a provider, and what it is called here, where that differs. */
	private static final Map<String, String> RENAMED = Map.of("azure", "azure-openai", "google", "gemini");
	private static final String XAI = "xai";
	private static final String XAI_SERVER = "x.ai";

	private final List<ConnectionSettings> connections;

	Providers(List<ConnectionSettings> connections) {
		this.connections = connections;
	}

	/** The id of the only connection of this provider; empty if there is none, or several. */
	Optional<String> connection(String provider) {
		String wanted = provider.toLowerCase(Locale.ROOT);
		Predicate<ConnectionSettings> fits = wanted.equals(XAI) ? Providers::isXai
				: connection -> connection.getProvider().equals(RENAMED.getOrDefault(wanted, wanted));
		List<ConnectionSettings> found = connections.stream().filter(fits).toList();
		return found.size() == 1 ? Optional.of(found.getFirst().getId()) : Optional.empty();
	}

	/** xAI speaks the interface of OpenAI, so only the address tells. */
	private static boolean isXai(ConnectionSettings connection) {
		try {
			String host = URI.create(connection.getBaseUrl()).getHost();
			return host != null && (host.equals(XAI_SERVER) || host.endsWith("." + XAI_SERVER));
		} catch (IllegalArgumentException e) {
			return false; // no address, so not this one
		}
	}
}
