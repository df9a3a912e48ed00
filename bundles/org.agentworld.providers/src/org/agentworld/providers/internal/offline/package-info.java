/** Answers without a model, a key or a network, so that the program can be tried and tested anywhere. */
package org.agentworld.providers.internal.offline;
