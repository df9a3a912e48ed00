/**
 * One agent answering: who answers and who sees, the prompt, and the virtual thread that calls the provider. What a
 * turn has to say it posts to its session; nothing here changes a session's state.
 */
package org.agentworld.core.internal.turn;
