/** The commands that take worlds, chats and agents out and in. */
package org.agentworld.app.internal.headless.exchange;
