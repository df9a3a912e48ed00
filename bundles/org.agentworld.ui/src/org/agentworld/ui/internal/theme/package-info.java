/** Light and dark: which of them the window has, and who is told when that changes. */
package org.agentworld.ui.internal.theme;
