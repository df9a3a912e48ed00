/** The key sheet: what can be done by keyboard, as it is bound now. */
package org.agentworld.ui.internal.keysheet;
