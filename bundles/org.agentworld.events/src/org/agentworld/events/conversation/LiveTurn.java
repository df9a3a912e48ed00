package org.agentworld.events.conversation;

/**
 * A turn that has not ended, with what it wrote so far.
 *
 * @param turn      its state
 * @param text      its text so far; the next chunk's offset is this text's length
 * @param reasoning its reasoning so far, likewise
 */
public record LiveTurn(Turn turn, String text, String reasoning) {
}
