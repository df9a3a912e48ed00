package org.agentworld.app.internal.workbench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.agentworld.app.internal.client.ClassArchive;
import org.agentworld.app.internal.program.LogFile;
import org.agentworld.app.internal.program.ProgramVersion;
import org.agentworld.app.internal.program.StopOnSignal;
import org.agentworld.spi.store.StoreException;
import org.agentworld.ui.AgentWorldWorkbench;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The application {@code org.agentworld.app.workbench}: opens the data folder and shows the window over it. */
public final class WorkbenchApplication implements IApplication {

	/** Named in about.mappings, from where the platform's about dialog takes it. */
	private static final String VERSION_IN_ABOUT = "agentworld.version";
	private static final int FAILED = 1;
	private static final int NOT_UNDERSTOOD = 2;

	@Override
	public Object start(IApplicationContext context) throws StoreException, IOException {
		// Each of these takes its time and needs no other: logging, the command line, and then the data folder, the display.
		CompletableFuture<Void> logging = CompletableFuture.runAsync(LogFile::warningsToConsole);
		WorkbenchOptions options = new WorkbenchOptions();
		// What begins with one hyphen is for the platform or whoever else reads the command line.
		CommandLine line = new CommandLine(options).setUnmatchedArgumentsAllowed(true);
		try {
			line.parseArgs((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
		} catch (ParameterException e) {
			System.err.println(e.getMessage());
			return NOT_UNDERSTOOD;
		}
		for (String argument : line.getUnmatchedArguments()) {
			if (argument.startsWith("--")) {
				System.err.println("There is no option " + argument + ". '--help' says which there are.");
				return NOT_UNDERSTOOD;
			}
		}
		System.setProperty(VERSION_IN_ABOUT, ProgramVersion.number());
		Opening opening = Opening.of(options, logging);
		Display display = display();
		if (display == null) {
			return closeAgain(opening);
		}
		try {
			return run(display, opening, options);
		} finally {
			display.dispose();
		}
	}

	/** The workbench ends with its last window; the framework ends after that. */
	@Override
	public void stop() {
		if (PlatformUI.isWorkbenchRunning()) {
			Display display = PlatformUI.getWorkbench().getDisplay();
			display.syncExec(() -> PlatformUI.getWorkbench().close());
		}
	}

	private static Display display() {
		try {
			return PlatformUI.createDisplay();
		} catch (SWTError e) {
			System.err.println("The window cannot be opened: " + e.getMessage() + "\nThere is no display that this process"
					+ " can reach. Start it in a graphical session, or use '--headless --help' without one.");
		} catch (UnsatisfiedLinkError e) {
			System.err.println("The window cannot be opened: " + e.getMessage() + "\nA library is missing. On Debian install"
					+ " libgtk-3-0 and libwebkit2gtk-4.1-0.");
		}
		return null;
	}

	private static Object closeAgain(Opening opening) throws StoreException {
		try {
			opening.program().join().close();
		} catch (CompletionException e) {
			System.err.println(e.getCause().getMessage());
			return e.getCause() instanceof ShownElsewhereException ? EXIT_OK : FAILED;
		}
		return FAILED;
	}

	private static Object run(Display display, Opening opening, WorkbenchOptions options)
			throws StoreException, IOException {
		AgentWorldWorkbench.runEventsUntil(display, opening.owned());
		if (opening.owned().isCompletedExceptionally()) {
			return failed(opening.owned().exceptionNow());
		}
		// Closed in the other order: a signal waits until the data folder is closed and this thread uses the display no more.
		// A JVM that is halted while it does may wait for ever: libraries that are unloaded then want the display's lock.
		try (StopOnSignal _ = new StopOnSignal(() -> end(display, opening), StopOnSignal.TIME_TO_CLOSE);
				Closeable _ = display::dispose) {
			return runOverFolder(display, opening, options);
		}
	}

	private static Object runOverFolder(Display display, Opening opening, WorkbenchOptions options)
			throws StoreException, IOException {
		int code;
		try (opening; WindowClients clients = new WindowClients(display)) {
			placeWorkspace(options.dataFolder());
			code = AgentWorldWorkbench.run(display, opening.program().thenApply(opened -> {
				ErrorLogAppender.attach();
				clients.letIn(opened);
				return new AgentWorldWorkbench.Core(opened.engine(), opened.subscriptions());
			}));
		}
		if (opening.program().isCompletedExceptionally()) {
			return failed(opening.program().exceptionNow());
		}
		// The platform proposes arguments for the next start, and prints them. It is started again with those of this start.
		System.clearProperty(IApplicationContext.EXIT_DATA_PROPERTY);
		if (code == PlatformUI.RETURN_RESTART) {
			return EXIT_RESTART;
		}
		ClassArchive.complete();
		return EXIT_OK;
	}

	private static Object failed(Throwable why) {
		if (why instanceof ShownElsewhereException) {
			return EXIT_OK;
		}
		System.err.println(why.getMessage());
		MessageDialog.openError(null, "Agent World Workbench", why.getMessage());
		return FAILED;
	}

	/** On a signal: the turns are cancelled and saved while the window closes, which lets {@link #run} go on to its end. */
	private static void end(Display display, Opening opening) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (PlatformUI.isWorkbenchRunning()) {
					PlatformUI.getWorkbench().close();
				}
			});
		}
		opening.program().thenAccept(opened -> opened.engine().close());
	}

	/** The platform's own state lies in the data folder, and is touched only by the process that owns that. */
	private static void placeWorkspace(Path dataFolder) throws IOException {
		Location workspace = Platform.getInstanceLocation();
		if (!workspace.isSet()) {
			Path folder = Files.createDirectories(dataFolder.resolve("workspace"));
			workspace.set(folder.toUri().toURL(), true);
		}
	}
}
