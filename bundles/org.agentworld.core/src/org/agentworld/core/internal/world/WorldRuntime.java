package org.agentworld.core.internal.world;

import org.agentworld.model.World;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * The running side of one world. It lives as long as the world does: no edit of the world, its agents or its chats ever
 * replaces it.
 */
public final class WorldRuntime {

	private final AgentGuard agents = new AgentGuard();
	private volatile World published;

	WorldRuntime(World world) {
		this.published = world;
	}

	/** The world's latest revision; an object that nobody changes any more, so that a turn can keep it as its snapshot. */
	public World published() {
		return published;
	}

	/** A copy of the latest revision, to be changed and then {@link #publish published}. */
	public World draft() {
		return EcoreUtil.copy(published);
	}

	/** Makes this the latest revision. The caller does not change it any more. */
	public void publish(World next) {
		published = next;
	}

	/** Which agents are in use. */
	public AgentGuard agents() {
		return agents;
	}
}
