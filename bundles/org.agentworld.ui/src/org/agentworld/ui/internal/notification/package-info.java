/** Tells of chats that are not in front: which events are worth it, and the one popup that says so. */
package org.agentworld.ui.internal.notification;
