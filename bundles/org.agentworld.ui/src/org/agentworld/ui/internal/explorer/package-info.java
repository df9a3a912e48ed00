/** The tree of worlds with their chats and agents, and the commands on it. */
package org.agentworld.ui.internal.explorer;
