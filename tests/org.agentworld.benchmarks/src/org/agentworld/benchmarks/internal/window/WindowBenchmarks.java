package org.agentworld.benchmarks.internal.window;

import java.util.Map;

import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;

/** In the program: runs the benchmark that the system property names, then closes the window. */
public final class WindowBenchmarks implements IStartup {

	static final String NAME = "agentworld.benchmark";

	private static final Map<String, InWindow> BENCHMARKS = Map.of("window", new StreamingEditors(), "open",
			new OpenedEditors(), "windowMemory", new EditorsMemory());

	@Override
	public void earlyStartup() {
		String name = System.getProperty(NAME);
		if (name != null) {
			Thread.ofPlatform().name("benchmark " + name).start(() -> run(BENCHMARKS.get(name)));
		}
	}

	private static void run(InWindow benchmark) {
		try {
			Window window = new Window();
			benchmark.run(window, System.out);
			window.onUi(PlatformUI.getWorkbench()::close);
		} catch (Exception e) {
			e.printStackTrace();
			System.exit(1);
		}
	}
}
