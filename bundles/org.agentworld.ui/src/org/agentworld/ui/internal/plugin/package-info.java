/** The plug-ins that extend the program: what they contribute, who signed them, and whether they are used. */
package org.agentworld.ui.internal.plugin;
