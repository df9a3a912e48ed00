/**
 * The streaming OpenAI chat API, which many servers speak. LangChain4j knows the wire format; transport, time limits,
 * cancellation and errors are here.
 */
package org.agentworld.providers.internal.openai;
