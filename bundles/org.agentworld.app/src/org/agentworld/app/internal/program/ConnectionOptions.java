package org.agentworld.app.internal.program;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

import org.agentworld.core.Connections;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.Connection.Patience;
import org.agentworld.spi.provider.Secret;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where a command asks models: one connection for each built-in provider, named as the provider is. */
public final class ConnectionOptions {

	public static final String OFFLINE = "offline";
	public static final String OPENAI = "openai";
	private static final String KEY = "OPENAI_API_KEY";

	@Spec(Target.MIXEE)
	private CommandSpec spec;

	@Option(names = "--provider", paramLabel = "NAME", description = "offline, or openai for whatever speaks the OpenAI"
			+ " chat API. Default: what the world uses; offline for a new world.")
	private Optional<String> provider = Optional.empty();

	@Option(names = "--base-url", paramLabel = "URL", description = "Where the OpenAI chat API is, for example"
			+ " http://localhost:8080/v1. The key comes from the environment: " + KEY + ".")
	private Optional<String> baseUrl = Optional.empty();

	@Option(names = "--model", paramLabel = "M", description = "The model to ask.")
	private Optional<String> model = Optional.empty();

	/** The connection that was asked for; empty if the world decides. */
	public Optional<String> chosen() {
		if (provider.isEmpty() && baseUrl.isPresent()) {
			return Optional.of(OPENAI);
		}
		return provider;
	}

	public Optional<String> model() {
		return model;
	}

	/**
	 * What the options say, as connections.
	 *
	 * @throws ParameterException if an option or the key makes no sense
	 */
	public Connections connections() {
		chosen().filter(name -> !name.equals(OFFLINE) && !name.equals(OPENAI)).ifPresent(name -> {
			throw refused("There is no provider '" + name + "'. Use offline or openai.");
		});
		Connection offline = new Connection(OFFLINE, OFFLINE, Optional.empty(), Optional.empty(), "", Patience.DEFAULT);
		Connection openai = new Connection(OPENAI, OPENAI, baseUrl.map(this::address), key(), "", Patience.DEFAULT);
		return name -> switch (name) {
			case OFFLINE -> Optional.of(offline);
			case OPENAI -> Optional.of(openai);
			default -> Optional.empty();
		};
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

	private Optional<Secret> key() {
		try {
			return Optional.ofNullable(System.getenv(KEY)).filter(key -> !key.isEmpty()).map(Secret::new);
		} catch (IllegalArgumentException e) {
			throw refused(KEY + ": " + e.getMessage());
		}
	}

	private ParameterException refused(String why) {
		return new ParameterException(spec.commandLine(), why);
	}
}
