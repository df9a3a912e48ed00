/**
 * The events that tell what happens: one sealed hierarchy for all that concerns one chat
 * ({@link org.agentworld.events.ChatEvent}), one for a world and its agents
 * ({@link org.agentworld.events.WorldEvent}), and the Event Admin topics they travel on
 * ({@link org.agentworld.events.Topics}). The rules are in docs/events.md.
 */
package org.agentworld.events;
