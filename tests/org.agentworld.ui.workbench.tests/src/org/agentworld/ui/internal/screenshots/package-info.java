/** Pictures of the window for the documentation, and for looking at it after a change. */
package org.agentworld.ui.internal.screenshots;
