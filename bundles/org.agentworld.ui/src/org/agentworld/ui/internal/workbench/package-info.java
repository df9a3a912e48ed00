/** The workbench's window, perspective and welcome, and how its parts find the engine. */
package org.agentworld.ui.internal.workbench;
