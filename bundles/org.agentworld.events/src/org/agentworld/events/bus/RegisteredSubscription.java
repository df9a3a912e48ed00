package org.agentworld.events.bus;

import java.util.concurrent.atomic.AtomicBoolean;

import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A subscription that ends by taking its handler out of the service registry. */
final class RegisteredSubscription implements EventSubscription {

	private static final Logger LOG = LoggerFactory.getLogger(RegisteredSubscription.class);

	private final ServiceRegistration<?> registration;
	private final EventQueue<?> queue;
	private final AtomicBoolean open = new AtomicBoolean(true);

	RegisteredSubscription(ServiceRegistration<?> registration, EventQueue<?> queue) {
		this.registration = registration;
		this.queue = queue;
	}

	@Override
	public void close() {
		if (open.compareAndSet(true, false)) {
			queue.close();
			try {
				registration.unregister();
			} catch (IllegalStateException e) {
				// Gone already, with the bundle in whose name it was registered.
				LOG.debug("A subscription ended with its bundle.", e);
			}
		}
	}
}
