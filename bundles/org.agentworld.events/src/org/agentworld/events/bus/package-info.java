/**
 * Publishing to and subscribing on OSGi Event Admin: all there is to know about it in this program.
 * Sessions publish with {@link org.agentworld.events.bus.EventPublisher}; everybody listens through
 * {@link org.agentworld.events.bus.EventSubscriptions}. A raw {@code EventHandler} on our topics is
 * unsupported: it would run on the session's thread.
 */
package org.agentworld.events.bus;
