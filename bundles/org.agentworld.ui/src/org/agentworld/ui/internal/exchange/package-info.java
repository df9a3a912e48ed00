/** The wizards that export worlds, chats and agents to files, and import them. */
package org.agentworld.ui.internal.exchange;
