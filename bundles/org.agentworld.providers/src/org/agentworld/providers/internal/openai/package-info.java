/** The OpenAI chat API, which many servers speak, at OpenAI, at Azure and elsewhere. */
package org.agentworld.providers.internal.openai;
