/**
 * What a plug-in implements to answer in chats by code of its own: {@link org.agentworld.spi.agent.ClassAgent}, contributed
 * to the extension point {@code org.agentworld.spi.agents}. An agent that a prompt describes needs no code at all.
 */
package org.agentworld.spi.agent;
