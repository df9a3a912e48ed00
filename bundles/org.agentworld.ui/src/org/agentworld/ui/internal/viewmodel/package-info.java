/**
 * What the window knows of the chats that are in use, without any widget. Data flows one way: session, event, view model,
 * reader, widget; nothing here calls a widget, and a reader asks for what is new.
 */
package org.agentworld.ui.internal.viewmodel;
