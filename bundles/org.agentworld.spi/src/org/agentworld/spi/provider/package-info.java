/**
 * What a plug-in implements to reach language models: {@link org.agentworld.spi.provider.LlmProvider}, contributed to
 * the extension point {@code org.agentworld.spi.llmProviders}.
 */
package org.agentworld.spi.provider;
