/**
 * A server that speaks the streaming OpenAI chat API and does what a test tells it:
 * {@link org.agentworld.testing.modelserver.ModelServer}.
 */
package org.agentworld.testing.modelserver;
