package org.agentworld.app.internal.headless;

import java.nio.file.Path;

import picocli.CommandLine.Option;

/** Where a command finds worlds and chats. */
final class DataFolder {

	@Option(names = "--data", paramLabel = "DIR", description = "The data folder. Default: ${DEFAULT-VALUE}", //
			defaultValue = "${sys:user.home}/.local/share/agent-world")
	private Path folder;

	Path path() {
		return folder.toAbsolutePath();
	}
}
