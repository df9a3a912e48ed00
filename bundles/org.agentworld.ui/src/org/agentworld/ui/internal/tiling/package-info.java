/** Several chat editors next to each other, arranged by one command, and back. */
package org.agentworld.ui.internal.tiling;
