/** Finds the providers that plug-ins contribute. */
package org.agentworld.core.internal.provider;
