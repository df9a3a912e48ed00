package org.agentworld.app.internal.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.agentworld.app.internal.program.DemoWorld;
import org.agentworld.app.internal.program.LogFile;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.app.internal.program.ProgramVersion;
import org.agentworld.app.internal.program.StopOnSignal;
import org.agentworld.core.RefusedException;
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
		LogFile.warningsToConsole();
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
		// Begins before there is a display: both take their time, and neither needs the other.
		CompletableFuture<OpenProgram> opening = open(options);
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

	private static Object closeAgain(CompletableFuture<OpenProgram> opening) throws StoreException {
		try {
			opening.join().close();
		} catch (CompletionException e) {
			System.err.println(e.getCause().getMessage());
		}
		return FAILED;
	}

	private static Object run(Display display, CompletableFuture<OpenProgram> opening, WorkbenchOptions options)
			throws StoreException, IOException {
		OpenProgram opened;
		try {
			opened = await(opening, display);
		} catch (CompletionException e) {
			MessageDialog.openError(null, "Agent World Workbench", e.getCause().getMessage());
			return FAILED;
		}
		// Closed in the other order: a signal waits until the data folder is closed.
		try (StopOnSignal _ = new StopOnSignal(() -> end(display, opened), StopOnSignal.TIME_TO_CLOSE); opened) {
			placeWorkspace(options.dataFolder());
			ErrorLogAppender.attach();
			int code = AgentWorldWorkbench.run(display, opened.engine(), opened.subscriptions());
			return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
		}
	}

	/** On a signal: the turns are cancelled and saved while the window closes, which lets {@link #run} go on to its end. */
	private static void end(Display display, OpenProgram opened) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (PlatformUI.isWorkbenchRunning()) {
					PlatformUI.getWorkbench().close();
				}
			});
		}
		opened.engine().close();
	}

	/** Reads the disk on a thread of its own, so that the desktop never takes the program for dead. */
	private static CompletableFuture<OpenProgram> open(WorkbenchOptions options) {
		CompletableFuture<OpenProgram> opening = new CompletableFuture<>();
		Thread.ofPlatform().name("open data folder").start(() -> {
			try {
				opening.complete(openWithDemo(options));
			} catch (StoreException | RefusedException | RuntimeException e) {
				opening.completeExceptionally(e);
			}
		});
		return opening;
	}

	private static OpenProgram await(CompletableFuture<OpenProgram> opening, Display display) {
		// A task ends the sleep of the loop below; a mere Display.wake is lost if it comes just before the loop sleeps.
		opening.whenComplete((_, _) -> display.asyncExec(() -> {
			// Nothing more.
		}));
		while (!opening.isDone()) {
			if (!display.readAndDispatch()) {
				display.sleep();
			}
		}
		return opening.join();
	}

	private static OpenProgram openWithDemo(WorkbenchOptions options) throws StoreException, RefusedException {
		OpenProgram opened = new OpenProgram(options.dataFolder(), options.connections());
		try {
			if (opened.engine().worlds().all().isEmpty()) {
				DemoWorld.in(opened.engine().worlds());
			}
			return opened;
		} catch (RefusedException | RuntimeException e) {
			opened.close();
			throw e;
		}
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
