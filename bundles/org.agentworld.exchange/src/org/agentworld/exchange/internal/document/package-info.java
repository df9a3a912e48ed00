/** Documents for people to read. */
package org.agentworld.exchange.internal.document;
