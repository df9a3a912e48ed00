package org.agentworld.app.internal.program;

import java.nio.file.Path;

import picocli.CommandLine.Option;

/** Where a command finds worlds and chats. */
public final class DataFolder {

	@Option(names = "--data", paramLabel = "DIR", description = "The data folder. Default: ${DEFAULT-VALUE}", //
			defaultValue = "${sys:agentworld.place}")
	private Path folder;

	public Path path() {
		return folder.toAbsolutePath();
	}
}
