/** The editor of one chat: what it is an editor of, its composer, and its transcript. */
package org.agentworld.ui.internal.editor;
