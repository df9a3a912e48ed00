package org.agentworld.app.internal.headless;

import java.util.List;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.Version;

/** The application {@code org.agentworld.app.headless}: puts the parts together and runs one command. */
public final class HeadlessApplication implements IApplication {

	@Override
	public Object start(IApplicationContext context) {
		// The commands put their log into their data folder; until then, and without one, only warnings are shown.
		LogFile.warningsToConsole();
		String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
		return new CommandLine(commands(), version(context), Terminal.ofProcess()).run(List.of(arguments));
	}

	/** Not called on a signal; see {@link StopOnSignal}. */
	@Override
	public void stop() {
		// Nobody but the framework's own shutdown could call this, and that comes after the command has ended.
	}

	private static List<Command> commands() {
		return List.of();
	}

	/** Without the qualifier, which is the time of the build. */
	private static String version(IApplicationContext context) {
		Version version = context.getBrandingBundle().getVersion();
		return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
	}
}
