package org.agentworld.ui.internal.notification;

/**
 * A notice, with what its chat and world are called now.
 *
 * @param notice what it is about
 * @param chat   the chat's name
 * @param world  the name of the chat's world
 */
record ShownNotice(Notice notice, String chat, String world) {
}
