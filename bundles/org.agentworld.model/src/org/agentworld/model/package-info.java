/**
 * The definitions of worlds, agents and chats, generated from model/model.ecore. An object that a manager publishes is
 * a copy that nobody changes again; a form edits a copy of its own and submits it.
 */
package org.agentworld.model;
