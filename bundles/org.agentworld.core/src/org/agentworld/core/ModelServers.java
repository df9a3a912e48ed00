package org.agentworld.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.agentworld.core.internal.connection.Keys;
import org.agentworld.core.internal.connection.ModelList;
import org.agentworld.core.internal.connection.ServerCall;
import org.agentworld.core.internal.connection.ServerCalls;
import org.agentworld.core.internal.connection.StoredConnections;
import org.agentworld.core.internal.connection.TestQuestion;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.KeySource;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.spi.provider.ModelSetting;
import org.agentworld.spi.provider.Secret;

/**
 * Asks the servers of connections outside any chat: which models they have, whether they answer, whether there is one on
 * this computer. The connections need not be saved. Futures fail with a {@link RefusedException} that says what is wrong
 * in words; cancelling one ends its call, and the engine's end cancels all. Nothing here blocks unless it says so. Safe for use by many threads.
 */
public final class ModelServers {

	/** How long a person waits for an answer to a mere question about a server. */
	private static final Duration PATIENCE = Duration.ofSeconds(20);
	/** A server on this computer answers at once, or is not there. */
	private static final Duration LOCAL_PATIENCE = Duration.ofSeconds(2);

	private final EngineParts parts;
	private final Keys keys;
	private final ServerCalls calls;

	ModelServers(EngineParts parts, Keys keys, ServerCalls calls) {
		this.parts = parts;
		this.keys = keys;
		this.calls = calls;
	}

	/**
	 * The models that the connection's server offers.
	 *
	 * @param key what was typed and is not saved; empty: the connection's own
	 * @return empty if the server has no list, so that names are to be typed
	 */
	public CompletableFuture<Optional<List<ModelInfo>>> models(ConnectionSettings connection, Optional<Secret> key) {
		return models(connection, key, PATIENCE);
	}

	private CompletableFuture<Optional<List<ModelInfo>>> models(ConnectionSettings connection, Optional<Secret> key,
			Duration patience) {
		return calls.start(call(connection, key, patience), new ModelList());
	}

	/**
	 * Whether the connection works: asks for its models, and then its default model for a short answer, if it has one.
	 *
	 * @param key as in {@link #models}
	 * @return what was found out, as a sentence for the person
	 */
	public CompletableFuture<String> test(ConnectionSettings connection, Optional<Secret> key) {
		return calls.start(call(connection, key, PATIENCE), new TestQuestion(connection));
	}

	/** The services that run on this computer, answer at their usual address and have no connection yet. */
	public CompletableFuture<List<ConnectionPreset>> findLocal(List<ConnectionSettings> known) {
		List<CompletableFuture<Optional<ConnectionPreset>>> looks = parts.providers().presets().stream()
				.filter(ConnectionPreset::local)
				.filter(preset -> known.stream().noneMatch(one -> one.getProvider().equals(preset.provider())
						&& one.getBaseUrl().equals(preset.baseUrl())))
				.map(this::look).toList();
		return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new))
				.thenApply(_ -> looks.stream().flatMap(look -> look.join().stream()).toList());
	}

	private CompletableFuture<Optional<ConnectionPreset>> look(ConnectionPreset preset) {
		return models(preset.draft(), Optional.empty(), LOCAL_PATIENCE)
				// Whatever is wrong with it: it is not offered.
				.handle((_, fault) -> fault == null ? Optional.of(preset) : Optional.empty());
	}

	/**
	 * The settings that the provider of this id knows. Blocks while the provider is created.
	 *
	 * @throws RefusedException if there is no such provider
	 */
	public Set<ModelSetting> settings(String provider) throws RefusedException {
		return required(provider).settings();
	}

	/**
	 * Whether the provider of this id can send files of a type. Blocks while the provider is created.
	 *
	 * @throws RefusedException if there is no such provider
	 */
	public boolean takes(String provider, String mediaType) throws RefusedException {
		return required(provider).takes(mediaType);
	}

	private LlmProvider required(String provider) throws RefusedException {
		return parts.providers().find(provider).orElseThrow(
				() -> new RefusedException("No installed plug-in has the provider '" + provider + "'.")).provider();
	}

	private ServerCall call(ConnectionSettings connection, Optional<Secret> typed, Duration patience) {
		return new ServerCall(parts.timers(), () -> required(connection.getProvider()),
				() -> StoredConnections.connection(connection, key(connection, typed)), patience, connection.getName());
	}

	private Optional<Secret> key(ConnectionSettings connection, Optional<Secret> typed) throws RefusedException {
		return typed.isPresent() || connection.getKeySource() == KeySource.NONE ? typed : keys.of(connection);
	}
}
