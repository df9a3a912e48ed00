package org.agentworld.app.internal.program;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Function;

import org.agentworld.core.Connections;
import org.agentworld.core.Route;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.spi.provider.Secret;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where a command asks models: a stored connection, or one to an OpenAI chat API that lives for this run. */
public final class ConnectionOptions {

	public static final String OFFLINE = "offline";
	public static final String OPENAI = "openai";
	private static final String KEY = "OPENAI_API_KEY";

	@Spec(Target.MIXEE)
	private CommandSpec spec;

	@Option(names = { "--connection", "--provider" }, paramLabel = "ID", description = "The id of a connection, for"
			+ " example offline, or openai for OpenAI with the key in " + KEY + ". Default: what the world uses; offline for"
			+ " a new world.")
	private Optional<String> id = Optional.empty();

	@Option(names = "--base-url", paramLabel = "URL", description = "Where the OpenAI chat API is, for example"
			+ " http://localhost:8080/v1. The key comes from the environment: " + KEY + ".")
	private Optional<String> baseUrl = Optional.empty();

	@Option(names = "--model", paramLabel = "M", description = "The model to ask.")
	private Optional<String> model = Optional.empty();

	/** The connection that was asked for; empty if the world decides. */
	public Optional<String> chosen() {
		return id.isEmpty() && baseUrl.isPresent() ? Optional.of(OPENAI) : id;
	}

	public Optional<String> model() {
		return model;
	}

	/**
	 * The connection that the options describe, which comes before a stored one of the same id.
	 *
	 * @param environment the variables of who gives the command
	 * @throws ParameterException if an option or the key makes no sense
	 */
	public Connections connections(Function<String, Optional<String>> environment) {
		if (baseUrl.isPresent() && !id.orElse(OPENAI).equals(OPENAI)) {
			throw refused("--base-url describes the connection openai, not '" + id.get() + "'. Leave one of both out.");
		}
		Optional<Secret> key = key(environment);
		if (baseUrl.isEmpty() && (key.isEmpty() || !id.equals(Optional.of(OPENAI)))) {
			return Connections.NONE;
		}
		Route openai = Route.unlimited(new Connection(OPENAI, OPENAI, OPENAI, baseUrl.map(this::address), key, "",
				Patience.DEFAULT));
		return (_, wanted) -> wanted.equals(OPENAI) ? Optional.of(openai) : Optional.empty();
	}

	private URI address(String text) {
		try {
			URI address = new URI(text);
			if (address.getHost() != null && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
				return address;
			}
		} catch (URISyntaxException e) {
			throw refused("'" + text + "' is not an address: " + e.getReason() + ".");
		}
		throw refused("'" + text + "' is not the address of a server. It begins with http:// or https://, for example"
				+ " http://localhost:8080/v1.");
	}

	private Optional<Secret> key(Function<String, Optional<String>> environment) {
		try {
			return environment.apply(KEY).filter(key -> !key.isEmpty()).map(Secret::new);
		} catch (IllegalArgumentException e) {
			throw refused(KEY + ": " + e.getMessage());
		}
	}

	private ParameterException refused(String why) {
		return new ParameterException(spec.commandLine(), why);
	}
}
