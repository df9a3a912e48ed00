/** Quick open: a few letters lead to any world, agent or chat. What matches and what comes first is decided without widgets. */
package org.agentworld.ui.internal.quickopen;
