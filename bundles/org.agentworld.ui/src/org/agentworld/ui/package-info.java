/** The way into the window: {@link org.agentworld.ui.AgentWorldWorkbench}. All else of this bundle is internal. */
package org.agentworld.ui;
