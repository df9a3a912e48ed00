/**
 * What a chat is made of, as immutable values: messages and their content parts, turns and their
 * states, the queue, and the snapshot from which a subscriber starts to follow. Events carry these
 * values, the store keeps them, the window shows them.
 */
package org.agentworld.events.conversation;
