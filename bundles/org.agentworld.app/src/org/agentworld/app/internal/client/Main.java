package org.agentworld.app.internal.client;

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
	private static final String WORKSPACE = "-data";
	private static final String HEADLESS = "org.agentworld.app.headless";
	private static final String WINDOW = "org.agentworld.app.workbench";
	private static final String LAUNCHER = "org.eclipse.equinox.launcher.Main";

	/**
	 * @param arguments those of Equinox' launcher, at last {@code -application} with its id, {@code -data} with the workspace,
	 *                  and what the person typed
	 */
	public static void main(String[] arguments) throws ReflectiveOperationException {
		List<String> all = List.of(arguments);
		int application = all.indexOf(APPLICATION);
		int workspace = all.indexOf(WORKSPACE);
		if (application >= 0 && workspace == application + 2 && workspace + 2 <= all.size()) {
			try {
				askOwner(all.get(application + 1), all.subList(workspace + 2, all.size())).ifPresent(System::exit);
			} catch (LinkageError _) {
				// The jars are of different versions, as may be after an update: the platform knows which belong together.
			}
		}
		int code = runPlatform(arguments);
		try {
			ClassArchive.update();
		} catch (LinkageError _) {
			// The jar was replaced meanwhile, by an update.
		}
		System.exit(code);
	}

	/** @return the exit code; empty if the platform is needed */
	private static Optional<Integer> askOwner(String application, List<String> typed) {
		return switch (application) {
			case HEADLESS -> run(typed);
			case WINDOW -> new Client(DataFolder.in(typed)).show().shown() == Shown.YES ? Optional.of(0) : Optional.empty();
			default -> Optional.empty();
		};
	}

	/**
	 * The launcher by its name: it is beside this class on the class path of the process only, not in the platform that it
	 * starts.
	 *
	 * @return the exit code
	 */
	private static int runPlatform(String[] arguments) throws ReflectiveOperationException {
		Class<?> launcher = Class.forName(LAUNCHER);
		return (int) launcher.getMethod("run", String[].class).invoke(launcher.getConstructor().newInstance(),
				(Object) arguments);
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
