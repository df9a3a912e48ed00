/** What of all chats may concern the person, for badges and for finding the chat that needs them next. */
package org.agentworld.ui.internal.overview;
