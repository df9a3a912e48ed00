/**
 * What all parts of the window stand on: the program that they show, how work comes back to the UI thread, and what editors,
 * icons and names have in common. Knows none of them.
 */
package org.agentworld.ui.internal.program;
