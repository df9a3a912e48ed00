package org.agentworld.ui.internal.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.agentworld.core.ModelServers;
import org.agentworld.core.RefusedException;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.spi.provider.ModelSetting;
import org.agentworld.spi.provider.Secret;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * The models of servers and the settings of providers, asked once and remembered while the program runs; what could not be
 * read is asked again. Returns at once; safe for use by many threads.
 */
public final class ModelCatalog {

	/** Who was asked: another address or key is another revision. */
	private record Server(String connection, long revision, String provider, String address) {
	}

	private final ModelServers servers;
	private final Map<Server, CompletableFuture<Optional<List<ModelInfo>>>> models = new ConcurrentHashMap<>();
	private final Map<String, CompletableFuture<Set<ModelSetting>>> settings = new ConcurrentHashMap<>();

	public ModelCatalog(ModelServers servers) {
		this.servers = servers;
	}

	/**
	 * The models that a connection's server offers; see {@link ModelServers#models}.
	 *
	 * @param typed a key that is not saved; then nothing is remembered
	 */
	public CompletableFuture<Optional<List<ModelInfo>>> models(ConnectionSettings connection, Optional<Secret> typed) {
		ConnectionSettings asked = EcoreUtil.copy(connection);
		if (typed.isPresent()) {
			return servers.models(asked, typed);
		}
		Server server = new Server(asked.getId(), asked.getRevision(), asked.getProvider(), asked.getBaseUrl());
		// A copy: who gives up waiting does not end the call for the others.
		return models.compute(server, (_, known) -> known == null || known.isCompletedExceptionally()
				? servers.models(asked, Optional.empty())
				: known).copy();
	}

	/** The settings that a provider knows; fails with a {@link RefusedException} if there is no such provider. */
	public CompletableFuture<Set<ModelSetting>> settings(String provider) {
		return settings.compute(provider,
				(_, known) -> known == null || known.isCompletedExceptionally() ? ask(provider) : known).copy();
	}

	private CompletableFuture<Set<ModelSetting>> ask(String provider) {
		CompletableFuture<Set<ModelSetting>> answer = new CompletableFuture<>();
		Thread.ofVirtual().name("settings of provider " + provider).start(() -> {
			try {
				answer.complete(servers.settings(provider));
			} catch (RefusedException | RuntimeException e) {
				answer.completeExceptionally(e);
			}
		});
		return answer;
	}
}
