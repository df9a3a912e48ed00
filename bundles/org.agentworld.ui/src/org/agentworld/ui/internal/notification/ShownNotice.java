package org.agentworld.ui.internal.notification;

/**
 * A notice, with the names as they were when it came.
 *
 * @param notice what it is about
 * @param chat   the chat's name
 * @param world  the name of the chat's world
 */
record ShownNotice(Notice notice, String chat, String world) {
}
