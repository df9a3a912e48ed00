/** Anthropic's Messages API. */
package org.agentworld.providers.internal.anthropic;
