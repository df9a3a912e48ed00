package org.agentworld.app.internal.headless;

import org.agentworld.model.Chat;

/**
 * What to send where.
 *
 * @param chat where
 * @param text what
 */
record Question(Chat chat, String text) {
}
