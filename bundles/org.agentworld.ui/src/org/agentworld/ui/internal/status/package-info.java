/** What the status line says of all chats. */
package org.agentworld.ui.internal.status;
