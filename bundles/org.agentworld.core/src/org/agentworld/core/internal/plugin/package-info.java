/** What plug-ins contribute: read from the extension registry, checked, and switched on and off. */
package org.agentworld.core.internal.plugin;
