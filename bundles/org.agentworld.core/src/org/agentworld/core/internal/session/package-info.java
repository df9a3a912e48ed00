/**
 * The running side of chats. A {@link org.agentworld.core.internal.session.ChatSession} is a mailbox with one consumer;
 * what else is here belongs to that consumer's thread, except where a class says otherwise.
 */
package org.agentworld.core.internal.session;
