/** Untrusted Markdown as HTML that can do no harm; the transcript and exported documents show it. */
package org.agentworld.markdown;
