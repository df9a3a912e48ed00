package org.agentworld.core.internal.provider;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.agentworld.core.LlmProviders;
import org.agentworld.core.RefusedException;
import org.agentworld.spi.provider.LlmProvider;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;

/** Creates each contributed provider on its first use. A plug-in's constructor may throw anything, or take long. */
public final class RegisteredProviders implements LlmProviders {

	private static final String EXTENSION_POINT = "org.agentworld.spi.llmProviders";

	private final IExtensionRegistry registry;
	private final Map<String, Slot> slots = new ConcurrentHashMap<>();

	public RegisteredProviders(IExtensionRegistry registry) {
		this.registry = registry;
	}

	@Override
	public Optional<ContributedProvider> find(String id) throws RefusedException {
		return slots.computeIfAbsent(id, Slot::new).get();
	}

	/** One provider, created once. Turns that need it wait for its constructor; those that need another one do not. */
	private final class Slot {

		private final String id;
		private Optional<ContributedProvider> provider = Optional.empty();

		Slot(String id) {
			this.id = id;
		}

		synchronized Optional<ContributedProvider> get() throws RefusedException {
			if (provider.isEmpty()) {
				for (IConfigurationElement element : registry.getConfigurationElementsFor(EXTENSION_POINT)) {
					if (id.equals(element.getAttribute("id"))) {
						provider = Optional.of(create(element));
						break;
					}
				}
			}
			return provider;
		}
	}

	private static ContributedProvider create(IConfigurationElement element) throws RefusedException {
		String contributor = element.getContributor().getName();
		try {
			return new ContributedProvider((LlmProvider) element.createExecutableExtension("class"), contributor);
		} catch (CoreException | RuntimeException | LinkageError e) {
			throw new RefusedException("The provider '" + element.getAttribute("name") + "' of the plug-in " + contributor
					+ " cannot be started: " + e.getMessage(), e);
		}
	}
}
