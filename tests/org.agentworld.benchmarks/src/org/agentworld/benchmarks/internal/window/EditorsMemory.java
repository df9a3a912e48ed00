package org.agentworld.benchmarks.internal.window;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.agentworld.model.Chat;
import org.eclipse.swt.browser.Browser;

/** What open editors take, in the program and in the processes of their pages. */
final class EditorsMemory implements InWindow {

	private static final double MIB = 1048576.0;
	private static final double KIB_PER_MIB = 1024.0;

	@Override
	public void run(Window window, PrintStream out) throws Exception {
		out.println("| editors | heap after collection MiB | program RSS MiB | page processes | their RSS MiB "
				+ "| their PSS MiB |");
		out.println("|---|--:|--:|--:|--:|--:|");
		List<Chat> chats = window.chats(WindowMemory.NAME);
		out.println(row("none"));
		window.openTiled(chats.subList(0, WindowMemory.VISIBLE));
		out.println(row(WindowMemory.VISIBLE + " visible"));
		for (Chat chat : chats.subList(WindowMemory.VISIBLE, chats.size())) {
			Browser page = window.onUi(() -> window.open(chat));
			window.awaitLoaded(page);
		}
		out.println(row("%d, one opened after the other, %d visible".formatted(chats.size(), WindowMemory.VISIBLE)));
		window.closeEditors();
		out.println(row("all closed again"));
	}

	private static String row(String editors) throws InterruptedException, IOException {
		Thread.sleep(5_000); // what pages do after they were loaded or left
		Runtime runtime = Runtime.getRuntime();
		for (int i = 0; i < 5; i++) {
			System.gc();
			Thread.sleep(200);
		}
		long heap = runtime.totalMemory() - runtime.freeMemory();
		long program = kibibytes(ProcessHandle.current(), "status", "VmRSS:");
		long rss = 0;
		long pss = 0;
		int processes = 0;
		try (Stream<ProcessHandle> children = ProcessHandle.current().descendants()) {
			for (ProcessHandle child : children.toList()) {
				processes++;
				rss += kibibytes(child, "status", "VmRSS:");
				pss += kibibytes(child, "smaps_rollup", "Pss:");
			}
		}
		return "| %s | %.0f | %.0f | %d | %.0f | %.0f |".formatted(editors, heap / MIB, program / KIB_PER_MIB, processes,
				rss / KIB_PER_MIB, pss / KIB_PER_MIB);
	}

	private static long kibibytes(ProcessHandle process, String file, String key) throws IOException {
		Path path = Path.of("/proc", Long.toString(process.pid()), file);
		return Files.readAllLines(path).stream().filter(line -> line.startsWith(key)).findFirst()
				.map(line -> Long.valueOf(line.replaceAll("\\D", ""))).orElse(0L);
	}
}
