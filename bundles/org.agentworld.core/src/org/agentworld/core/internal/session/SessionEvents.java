package org.agentworld.core.internal.session;

import java.util.function.BiFunction;

import org.agentworld.core.Timers;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.EventStamp;
import org.agentworld.events.bus.EventPublisher;
import org.agentworld.events.id.SessionEpoch;

/** Numbers the events of one life of a session and publishes them. */
final class SessionEvents {

	private final ChatAddress address;
	private final EventPublisher publisher;
	private final Timers timers;
	private final SessionEpoch epoch = SessionEpoch.random();
	private long lastSeq;

	SessionEvents(ChatAddress address, EventPublisher publisher, Timers timers) {
		this.address = address;
		this.publisher = publisher;
		this.timers = timers;
	}

	void publish(BiFunction<ChatAddress, EventStamp, ChatEvent> event) {
		publisher.publish(event.apply(address, new EventStamp(epoch, ++lastSeq, timers.now())));
		// A handler that interrupts the consumer must not stop what the session does next.
		Thread.interrupted();
	}

	SessionEpoch epoch() {
		return epoch;
	}

	long lastSeq() {
		return lastSeq;
	}
}
