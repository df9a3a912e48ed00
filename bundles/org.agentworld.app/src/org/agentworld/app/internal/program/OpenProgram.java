package org.agentworld.app.internal.program;

import java.nio.file.Path;

import org.agentworld.core.Connections;
import org.agentworld.core.Engine;
import org.agentworld.core.EngineParts;
import org.agentworld.core.Keyring;
import org.agentworld.core.LlmProviders;
import org.agentworld.core.Timers;
import org.agentworld.events.bus.EventPublisher;
import org.agentworld.events.bus.EventSubscriptions;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreFactory;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.event.EventAdmin;

/** The engine over a data folder, with its log in that folder, until this is closed. */
public final class OpenProgram implements AutoCloseable {

	private static final String KEYRING = "keyring";

	private final Path folder;
	private final RunConnections connections;
	private final Store store;
	private final LogFile log;
	private final EventSubscriptions subscriptions;
	private final Engine engine;

	/**
	 * @throws StoreException if another process owns the folder, or it cannot be used; the message says which and why
	 */
	public OpenProgram(Path folder) throws StoreException {
		this(folder, Connections.NONE, () -> {
			// Nobody waits for that.
		});
	}

	/**
	 * @param ofProcess the connections that all chats may use in this run
	 * @param owned     told as soon as the folder belongs to this process, when the engine is still to be opened
	 * @throws StoreException if another process owns the folder, or it cannot be used; the message says which and why
	 */
	public OpenProgram(Path folder, Connections ofProcess, Runnable owned) throws StoreException {
		this.folder = folder;
		this.connections = new RunConnections(ofProcess);
		BundleContext context = FrameworkUtil.getBundle(OpenProgram.class).getBundleContext();
		// First of all the store, which takes the folder's lock: until then not even the log may be written there.
		store = service(context, StoreFactory.class).open(folder);
		owned.run();
		log = LogFile.open(folder);
		subscriptions = new EventSubscriptions(context);
		IExtensionRegistry registry = Platform.getExtensionRegistry();
		try {
			engine = Engine.open(new EngineParts(store, new EventPublisher(service(context, EventAdmin.class), context),
					subscriptions, LlmProviders.registeredIn(registry), connections, registry,
					Keyring.in(folder.resolve(KEYRING)), Timers.system()));
		} catch (StoreException e) {
			close(null);
			throw e;
		}
	}

	/** The data folder; absolute. */
	public Path folder() {
		return folder;
	}

	/** The connections of this run. */
	public RunConnections connections() {
		return connections;
	}

	public Engine engine() {
		return engine;
	}

	/** Delivers the events of this engine. */
	public EventSubscriptions subscriptions() {
		return subscriptions;
	}

	@Override
	public void close() throws StoreException {
		close(engine);
	}

	private void close(Engine running) throws StoreException {
		if (running != null) {
			running.close();
		}
		try {
			store.close();
		} finally {
			log.close();
		}
	}

	/** The services belong to bundles that the product starts before any application. */
	private static <S> S service(BundleContext context, Class<S> type) {
		ServiceReference<S> reference = context.getServiceReference(type);
		if (reference == null) {
			throw new IllegalStateException("This installation is incomplete: nothing provides " + type.getName() + ".");
		}
		return context.getService(reference);
	}
}
