/** The commands that list, create, rename and delete worlds, agents, chats and connections. */
package org.agentworld.app.internal.headless.definition;
