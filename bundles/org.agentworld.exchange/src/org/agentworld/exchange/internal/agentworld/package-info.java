/** Folders of Agent World 0.16, and archives of them. */
package org.agentworld.exchange.internal.agentworld;
