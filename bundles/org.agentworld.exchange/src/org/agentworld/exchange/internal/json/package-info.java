/** The program's own format: written and read piece by piece, so that a world of any size passes through little memory. */
package org.agentworld.exchange.internal.json;
