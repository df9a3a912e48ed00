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

/** Creates each contributed provider on its first use. A plug-in's constructor may throw anything. */
public final class RegisteredProviders implements LlmProviders {

	private static final String EXTENSION_POINT = "org.agentworld.spi.llmProviders";

	private final IExtensionRegistry registry;
	private final Map<String, ContributedProvider> created = new ConcurrentHashMap<>();

	public RegisteredProviders(IExtensionRegistry registry) {
		this.registry = registry;
	}

	@Override
	public Optional<ContributedProvider> find(String id) throws RefusedException {
		ContributedProvider known = created.get(id);
		if (known != null) {
			return Optional.of(known);
		}
		for (IConfigurationElement element : registry.getConfigurationElementsFor(EXTENSION_POINT)) {
			if (id.equals(element.getAttribute("id"))) {
				ContributedProvider fresh = create(element);
				ContributedProvider other = created.putIfAbsent(id, fresh);
				return Optional.of(other == null ? fresh : other);
			}
		}
		return Optional.empty();
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
