/** The program with its window: opens the engine, then the workbench. */
package org.agentworld.app.internal.workbench;
