/**
 * What a person sees of connections: the page with all of them, setting one up, its key, its models.
 * {@link org.agentworld.ui.internal.connection.ConnectionDraft} holds what is being edited, without widgets.
 */
package org.agentworld.ui.internal.connection;
