/** A small window over the workbench with a text that searches and a list below it. */
package org.agentworld.ui.internal.popup;
