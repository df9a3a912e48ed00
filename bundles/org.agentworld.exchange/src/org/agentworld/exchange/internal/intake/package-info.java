/** How what was read comes in: looked through first, written into drafts then. */
package org.agentworld.exchange.internal.intake;
