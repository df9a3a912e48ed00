package org.agentworld.app.internal.workbench;

import java.nio.file.Path;
import java.util.Optional;

import org.agentworld.app.internal.program.ConnectionOptions;
import org.agentworld.app.internal.program.DataFolder;
import org.agentworld.app.internal.program.ProgramVersion;
import org.agentworld.core.Connections;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line of the window. */
@Command(name = "./run", versionProvider = ProgramVersion.class)
final class WorkbenchOptions {

	@Mixin
	private DataFolder data;

	@Mixin
	private ConnectionOptions connection;

	Path dataFolder() {
		return data.named().map(Path::of).orElseGet(DataFolder::usual).toAbsolutePath();
	}

	Connections connections() {
		return connection.connections(name -> Optional.ofNullable(System.getenv(name)));
	}
}
