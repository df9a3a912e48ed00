/** Who answers a message and who sees it: what a text addresses, and what follows from that. Pure; no I/O. */
package org.agentworld.core.internal.routing;
