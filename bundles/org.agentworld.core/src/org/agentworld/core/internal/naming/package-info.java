/** Names for chats that nobody has named, made from what was said in them. */
package org.agentworld.core.internal.naming;
