/** How what a chat is doing is shown beside its name: in words, and as a mark on its icon. */
package org.agentworld.ui.internal.badge;
