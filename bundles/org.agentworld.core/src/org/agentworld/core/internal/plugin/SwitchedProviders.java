package org.agentworld.core.internal.plugin;

import java.util.List;
import java.util.Optional;

import org.agentworld.core.ConnectionPreset;
import org.agentworld.core.LlmProviders;
import org.agentworld.core.RefusedException;

/** Providers and services without those of plug-ins that are switched off, of which no code runs. */
public final class SwitchedProviders implements LlmProviders {

	private final LlmProviders all;
	private final Contributions contributions;
	private final Switches switches;

	public SwitchedProviders(LlmProviders all, Contributions contributions, Switches switches) {
		this.all = all;
		this.contributions = contributions;
		this.switches = switches;
	}

	@Override
	public Optional<ContributedProvider> find(String id) throws RefusedException {
		Optional<String> off = contributions.contributorOf("provider", id).filter(plugIn -> !switches.isOn(plugIn));
		if (off.isPresent()) {
			throw new RefusedException("The provider '" + id + "' is one of the plug-in " + off.get()
					+ ", which is switched off. Switch it on in the preferences, or choose another connection.");
		}
		return all.find(id);
	}

	@Override
	public List<ConnectionPreset> presets() {
		return all.presets().stream().filter(preset -> isOn("preset", preset.id()) && isOn("provider", preset.provider()))
				.toList();
	}

	private boolean isOn(String element, String id) {
		return contributions.contributorOf(element, id).map(switches::isOn).orElse(true);
	}
}
