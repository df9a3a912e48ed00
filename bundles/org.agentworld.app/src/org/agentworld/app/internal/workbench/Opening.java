package org.agentworld.app.internal.workbench;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.agentworld.app.internal.client.Client;
import org.agentworld.app.internal.client.Client.ShowResult;
import org.agentworld.app.internal.program.DemoWorld;
import org.agentworld.app.internal.program.FolderInUse;
import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.core.RefusedException;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;

/**
 * The data folder being opened on a thread of its own, beside the window. Both are completed on that thread, and both
 * exceptionally if the folder cannot be opened.
 *
 * @param owned   the folder belongs to this process: what lies in it may be used
 * @param program the engine over it
 */
record Opening(CompletableFuture<Void> owned, CompletableFuture<OpenProgram> program) implements AutoCloseable {

	/** Begins. */
	static Opening of(WorkbenchOptions options, CompletableFuture<Void> logging) {
		Opening opening = new Opening(new CompletableFuture<>(), new CompletableFuture<>());
		Thread.ofPlatform().name("open data folder").start(() -> opening.run(options, logging));
		return opening;
	}

	/** Waits until the opening has ended, and closes what it opened. */
	@Override
	public void close() throws StoreException {
		if (program.handle((_, failure) -> failure == null).join()) {
			program.resultNow().close();
		}
	}

	private void run(WorkbenchOptions options, CompletableFuture<Void> logging) {
		try {
			logging.join();
			program.complete(openWithDemo(options));
		} catch (StoreException | RefusedException | RuntimeException | Error e) {
			program.completeExceptionally(e);
			owned.completeExceptionally(e);
		}
	}

	/** A second window is not opened: the first comes to the front. */
	private static Optional<OpenProgram> askOwner(WorkbenchOptions options) throws StoreException {
		ShowResult result = new Client(options.dataFolder()).show();
		switch (result.shown()) {
			case YES -> throw new ShownElsewhereException();
			case REFUSED -> throw new StoreException(Kind.LOCKED, result.why());
			default -> {
				return Optional.empty();
			}
		}
	}

	private OpenProgram openWithDemo(WorkbenchOptions options) throws StoreException, RefusedException {
		OpenProgram opened = FolderInUse.openOrAsk(
				() -> new OpenProgram(options.dataFolder(), options.connections(), () -> owned.complete(null)),
				() -> askOwner(options), new CompletableFuture<>());
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
}
