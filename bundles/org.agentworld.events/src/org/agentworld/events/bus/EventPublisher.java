package org.agentworld.events.bus;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import org.agentworld.events.ChatEvent;
import org.agentworld.events.Topics;
import org.agentworld.events.WorldEvent;
import org.osgi.framework.BundleContext;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes events, one after the other on the calling thread: when {@code publish} returns, every handler has been
 * called. {@code EventAdmin.postEvent} is not used, since it is one queue for the whole application in which a slow
 * handler of one chat would hold up all others. Safe for use by many threads.
 */
public final class EventPublisher {

	private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
	private static final Duration SLOW = Duration.ofMillis(100);
	/** Looking for the handlers and logging them takes time: where many deliveries are slow, one line tells as much. */
	private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(10);

	private final EventAdmin eventAdmin;
	private final BundleContext context;
	private final AtomicLong nextWarning = new AtomicLong(System.nanoTime());

	/**
	 * @param eventAdmin delivers the events
	 * @param context    finds the names of slow handlers
	 */
	public EventPublisher(EventAdmin eventAdmin, BundleContext context) {
		this.eventAdmin = Objects.requireNonNull(eventAdmin, "eventAdmin");
		this.context = Objects.requireNonNull(context, "context");
	}

	/** Publishes to the subscribers of the event's chat, and to nobody else. */
	public void publish(ChatEvent event) {
		send(Topics.of(event), event);
	}

	/** Publishes to the subscribers of the event's world, and to nobody else. */
	public void publish(WorldEvent event) {
		send(Topics.of(event), event);
	}

	private void send(String topic, Object payload) {
		long start = System.nanoTime();
		eventAdmin.sendEvent(new Event(topic, Map.of(EventProperties.PAYLOAD, payload)));
		long nanos = System.nanoTime() - start;
		if (nanos > SLOW.toNanos() && isTimeToWarn(start + nanos)) {
			LOG.warn("The handlers of {} took {} ms; a handler must only enqueue. Handlers: {}", topic, nanos / 1_000_000,
					EventHandlers.on(topic, context));
		}
	}

	private boolean isTimeToWarn(long now) {
		long next = nextWarning.get();
		return now - next >= 0 && nextWarning.compareAndSet(next, now + BETWEEN_WARNINGS.toNanos());
	}
}
