package org.agentworld.app.internal.headless;

import java.io.IOException;
import java.util.List;

import org.agentworld.app.internal.caller.ProcessCaller;
import org.agentworld.app.internal.caller.Terminal;
import org.agentworld.app.internal.program.LogFile;
import org.agentworld.app.internal.program.StopOnSignal;
import org.agentworld.spi.store.StoreException;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** The application {@code org.agentworld.app.headless}: puts the parts together and runs one command. */
public final class HeadlessApplication implements IApplication {

	@Override
	public Object start(IApplicationContext context) throws IOException, StoreException {
		letSignalsWaitForTheFramework(context);
		// The commands put their log into their data folder; until then, and without one, only warnings are shown.
		LogFile.warningsToConsole();
		List<String> arguments = List.of((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
		ProcessCaller caller = new ProcessCaller(Terminal.ofProcess());
		try (StopOnSignal _ = new StopOnSignal(caller::stop, StopOnSignal.TIME_TO_CLOSE);
				ThisProcess place = new ThisProcess(caller, arguments)) {
			return caller.exitCode(HeadlessCommand.execute(caller, place, arguments));
		}
	}

	/** Not called on a signal; see {@link StopOnSignal}. */
	@Override
	public void stop() {
		// Nobody but the framework's own shutdown could call this, and that comes after the command has ended.
	}

	/**
	 * After a signal the JVM halts as soon as its shutdown hooks are through. This one is through when the framework has
	 * stopped its bundles, which it does when the command has ended.
	 */
	private static void letSignalsWaitForTheFramework(IApplicationContext context) {
		Framework framework = context.getBrandingBundle().getBundleContext().getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
				.adapt(Framework.class);
		Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("wait for framework").unstarted(() -> {
			try {
				framework.waitForStop(StopOnSignal.TIME_TO_CLOSE.toMillis());
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}));
	}
}
