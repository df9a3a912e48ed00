package org.agentworld.core;

import java.util.Set;

import org.agentworld.events.id.ChatId;

/** An agent is answering, or waiting to answer, so that what was asked would pull the rug from under it. */
public final class AgentBusyException extends RefusedException {

	private static final long serialVersionUID = 1L;

	private final transient Set<ChatId> chats;

	public AgentBusyException(String message, Set<ChatId> chats) {
		super(message);
		this.chats = Set.copyOf(chats);
	}

	/** The chats in which it is busy; never empty. */
	public Set<ChatId> chats() {
		return chats;
	}
}
