package org.agentworld.events.bus;

/** The properties of our Event Admin events. */
final class EventProperties {

	/** The {@code ChatEvent} or {@code WorldEvent}. */
	static final String PAYLOAD = "payload";

	private EventProperties() {
	}
}
