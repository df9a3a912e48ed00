/** Google's Gemini API. */
package org.agentworld.providers.internal.gemini;
