package org.agentworld.core.internal.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.agentworld.core.ConnectionPreset;
import org.agentworld.core.ConnectionPreset.KeyUse;
import org.agentworld.core.LlmProviders;
import org.agentworld.core.RefusedException;
import org.agentworld.core.internal.plugin.Elements;
import org.agentworld.spi.provider.LlmProvider;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates each contributed provider on its first use. A plug-in's constructor may throw anything, or take long. */
public final class RegisteredProviders implements LlmProviders {

	private static final Logger LOG = LoggerFactory.getLogger(RegisteredProviders.class);
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

	@Override
	public List<ConnectionPreset> presets() {
		List<ConnectionPreset> presets = new ArrayList<>();
		for (IConfigurationElement element : registry.getConfigurationElementsFor(EXTENSION_POINT)) {
			if (element.getName().equals("preset")) {
				preset(element).ifPresent(presets::add);
			}
		}
		return presets;
	}

	/** Empty, with a line in the log, if a plug-in describes it wrongly. */
	private static Optional<ConnectionPreset> preset(IConfigurationElement element) {
		try {
			return Optional.of(new ConnectionPreset(element.getAttribute("id"), element.getAttribute("name"),
					element.getAttribute("provider"), optional(element, "baseUrl"),
					KeyUse.valueOf(element.getAttribute("key").toUpperCase(Locale.ROOT)), optional(element, "keyVariable"),
					optional(element, "keyPage"), Boolean.parseBoolean(element.getAttribute("local")),
					optional(element, "defaultModel"), Boolean.parseBoolean(element.getAttribute("needsAddress"))));
		} catch (IllegalArgumentException | NullPointerException e) {
			LOG.warn("The plug-in {} describes a service wrongly: {}", element.getContributor().getName(), e.getMessage());
			return Optional.empty();
		}
	}

	private static String optional(IConfigurationElement element, String attribute) {
		String value = element.getAttribute(attribute);
		return value == null ? "" : value;
	}

	/**
	 * One provider, created once for as long as its plug-in is there as it was. Turns that need it wait for its constructor;
	 * those that need another one do not.
	 */
	private final class Slot {

		private final String id;
		private IConfigurationElement contributed;
		private Optional<ContributedProvider> provider = Optional.empty();

		Slot(String id) {
			this.id = id;
		}

		synchronized Optional<ContributedProvider> get() throws RefusedException {
			if (contributed == null || !contributed.isValid()) {
				provider = Optional.empty();
				for (IConfigurationElement element : registry.getConfigurationElementsFor(EXTENSION_POINT)) {
					if (element.getName().equals("provider") && id.equals(element.getAttribute("id"))) {
						provider = Optional.of(new ContributedProvider(Elements.create(element, LlmProvider.class, "provider"),
								element.getContributor().getName()));
						contributed = element;
						break;
					}
				}
			}
			return provider;
		}
	}
}
