package org.agentworld.app.internal.client;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.agentworld.app.internal.caller.ProcessCaller;
import org.agentworld.app.internal.caller.Terminal;
import org.agentworld.app.internal.client.Client.Shown;
import org.agentworld.app.internal.program.DataFolder;
import org.agentworld.app.internal.program.StopOnSignal;

/**
 * Where the process begins: if the data folder has an owner already, that does what is asked for, and this process ends
 * before the platform has started. Otherwise the platform starts, with all arguments as they are.
 */
public final class Main {

	private static final String APPLICATION = "-application";
	private static final String HEADLESS = "org.agentworld.app.headless";
	private static final String WINDOW = "org.agentworld.app.workbench";

	/** @param arguments those of Equinox' launcher, at last {@code -application}, its id and what the person typed */
	public static void main(String[] arguments) throws ReflectiveOperationException {
		int application = Arrays.asList(arguments).indexOf(APPLICATION);
		if (application >= 0 && application + 1 < arguments.length) {
			List<String> typed = List.of(arguments).subList(application + 2, arguments.length);
			switch (arguments[application + 1]) {
				case HEADLESS -> run(typed).ifPresent(System::exit);
				case WINDOW -> {
					if (new Client(DataFolder.in(typed)).show().shown() == Shown.YES) {
						System.exit(0);
					}
				}
				default -> {
					// Some other application of the platform.
				}
			}
		}
		startPlatform(arguments);
	}

	/** By its name: it is beside this class on the class path of the process only, not in the platform that it starts. */
	private static void startPlatform(String[] arguments) throws ReflectiveOperationException {
		Class.forName("org.eclipse.equinox.launcher.Main").getMethod("main", String[].class).invoke(null, (Object) arguments);
	}

	private static Optional<Integer> run(List<String> typed) {
		ProcessCaller caller = new ProcessCaller(Terminal.ofProcess());
		try (StopOnSignal _ = new StopOnSignal(caller::stop, StopOnSignal.TIME_TO_CLOSE)) {
			return new Client(DataFolder.in(typed)).run(typed, caller).map(caller::exitCode);
		}
	}

	private Main() {
	}
}
