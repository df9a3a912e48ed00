package org.agentworld.core;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

import org.agentworld.core.internal.plugin.Contributions;
import org.agentworld.core.internal.plugin.Switches;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.tool.ToolDescriptor;
import org.eclipse.core.runtime.IExtension;
import org.eclipse.core.runtime.IExtensionPoint;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.IRegistryEventListener;

/**
 * The plug-ins that contribute providers, agents and tools. They come and go while the program runs, and can be switched off:
 * from then on no turn begins with what they contribute. Safe for use by many threads.
 */
public final class PlugIns {

	private final IExtensionRegistry registry;
	private final Contributions contributions;
	private final Switches switches;
	private final ReentrantLock edits = new ReentrantLock();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final IRegistryEventListener registryListener = new RegistryListener();
	private volatile List<ContributedAgent> agents;

	PlugIns(IExtensionRegistry registry, Contributions contributions, Switches switches) {
		this.registry = registry;
		this.contributions = contributions;
		this.switches = switches;
		registry.addListener(registryListener);
		agents = contributions.agents();
	}

	/** Hears of no plug-in any more. */
	void close() {
		registry.removeListener(registryListener);
	}

	/** All that contribute something, and those that cannot since something they need is missing; by name. Blocks. */
	public List<PlugIn> all() {
		return contributions.plugIns();
	}

	/** The agents that people can add to their worlds, by plug-in, in the order of its file. Does not block. */
	public List<ContributedAgent> agents() {
		return agents.stream().filter(agent -> switches.isOn(agent.plugIn())).toList();
	}

	/**
	 * The agent of a plug-in from which an agent was made. Does not block.
	 *
	 * @param contribution as in {@link ContributedAgent#contribution}
	 * @return empty if its plug-in is not there, switched off or faulty
	 */
	public Optional<ContributedAgent> agent(String contribution) {
		return agents().stream().filter(agent -> agent.contribution().equals(contribution)).findFirst();
	}

	/** The tools of the plug-ins that are switched on. Blocks. */
	public List<ToolDescriptor> tools() {
		return contributions.tools();
	}

	/** Says whether a plug-in may be used. Blocks until that is durable; takes effect with the next turn. */
	public void switchPlugIn(String plugIn, boolean on) throws RefusedException {
		edits.lock();
		try {
			switches.put(plugIn, on);
		} catch (StoreException e) {
			throw new RefusedException(e.getMessage(), e);
		} finally {
			edits.unlock();
		}
		listeners.forEach(Runnable::run);
	}

	/**
	 * Tells of plug-ins that come, go, or are switched on or off.
	 *
	 * @param listener called on any thread; returns at once
	 * @return ends that
	 */
	public Runnable onChange(Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	private void read() {
		agents = contributions.agents();
		listeners.forEach(Runnable::run);
	}

	/** The registry tells everything on one thread of its own. */
	private final class RegistryListener implements IRegistryEventListener {

		@Override
		public void added(IExtension[] extensions) {
			readIfOurs(extensions);
		}

		@Override
		public void removed(IExtension[] extensions) {
			readIfOurs(extensions);
		}

		private void readIfOurs(IExtension[] extensions) {
			for (IExtension extension : extensions) {
				if (Contributions.isPoint(extension.getExtensionPointUniqueIdentifier())) {
					read();
					return;
				}
			}
		}

		@Override
		public void added(IExtensionPoint[] points) {
			// Ours are there as long as the program.
		}

		@Override
		public void removed(IExtensionPoint[] points) {
			// Likewise.
		}
	}
}
