package org.agentworld.events.bus;

import java.util.concurrent.atomic.AtomicBoolean;

import org.osgi.framework.ServiceRegistration;

/** A subscription that ends by taking its handler out of the service registry. */
final class RegisteredSubscription implements EventSubscription {

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
			registration.unregister();
		}
	}
}
