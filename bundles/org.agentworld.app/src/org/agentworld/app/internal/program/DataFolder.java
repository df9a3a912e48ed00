package org.agentworld.app.internal.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Option;

/** Where a command finds worlds and chats. */
public final class DataFolder {

	private static final String OPTION = "--data";

	@Option(names = OPTION, paramLabel = "DIR", description = "The data folder. Default:"
			+ " ${sys:agentworld.place:-~/.local/share/agent-world}")
	private Optional<String> named = Optional.empty();

	/** The folder as it was named; empty if it was not. */
	public Optional<String> named() {
		return named;
	}

	/** The folder that is meant if none is named: where whatever started the program keeps what is a person's. */
	public static Path usual() {
		String place = System.getProperty("agentworld.place");
		return place != null ? Path.of(place) : Path.of(System.getProperty("user.home"), ".local", "share", "agent-world");
	}

	/**
	 * The folder that a command line seems to mean, for who does not know its commands.
	 *
	 * @return absolute
	 */
	public static Path in(List<String> commandLine) {
		int end = commandLine.indexOf("--");
		List<String> options = end < 0 ? commandLine : commandLine.subList(0, end);
		int option = options.indexOf(OPTION);
		Optional<String> named = option >= 0 && option + 1 < options.size() ? Optional.of(options.get(option + 1))
				: options.stream().filter(one -> one.startsWith(OPTION + "=")).findFirst()
						.map(one -> one.substring(OPTION.length() + 1));
		return named.map(Path::of).orElseGet(DataFolder::usual).toAbsolutePath();
	}
}
