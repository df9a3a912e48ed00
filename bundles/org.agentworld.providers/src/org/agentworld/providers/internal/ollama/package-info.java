/** Ollama's own API, which knows more than its imitation of OpenAI's. */
package org.agentworld.providers.internal.ollama;
