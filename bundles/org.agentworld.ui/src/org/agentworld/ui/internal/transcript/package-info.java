/**
 * What the transcript's page shows and how that is told to it, as text: untrusted Markdown becomes safe HTML, and calls of
 * the page's own functions become scripts. Needs no display.
 */
package org.agentworld.ui.internal.transcript;
