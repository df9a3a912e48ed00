/** What the formats share. */
package org.agentworld.exchange.internal;
