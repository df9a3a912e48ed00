package org.agentworld.events.bus;

/**
 * Receives the events of one subscription, one at a time and in order, on a virtual thread of that subscription. It may
 * be slow: nobody waits for it.
 *
 * @param <E> {@code ChatEvent} or {@code WorldEvent}
 */
public interface EventListener<E> {

	/**
	 * The next event. What this throws is logged with the listener's class; the subscription goes on with the next event.
	 */
	void onEvent(E event);

	/**
	 * The listener was so slow that events were dropped: all that came since the last {@link #onEvent}. It asks for a
	 * snapshot, and continues from there.
	 */
	void onOverflow();
}
