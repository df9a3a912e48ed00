/**
 * The engine: worlds, chats and their running sessions, without any window. {@link org.agentworld.core.Engine} joins a
 * store, the event bus and the providers; {@link org.agentworld.core.WorldManager} and
 * {@link org.agentworld.core.ChatManager} are all that callers need. There is no selected chat here: every call that
 * concerns a chat names it.
 */
package org.agentworld.core;
