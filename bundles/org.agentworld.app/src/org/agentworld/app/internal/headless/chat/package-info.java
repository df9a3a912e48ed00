/** The commands in which something is said: sending, looking on, searching, and how what chats say is shown. */
package org.agentworld.app.internal.headless.chat;
