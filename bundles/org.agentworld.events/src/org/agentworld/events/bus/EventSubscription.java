package org.agentworld.events.bus;

/** Ends with {@link #close()}; after that returns, the listener gets no further event. */
public interface EventSubscription extends AutoCloseable {

	/** Ends the subscription. An {@code onEvent} that is being called is not waited for. May be called again. */
	@Override
	void close();
}
