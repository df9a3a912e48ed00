package org.agentworld.ui.internal.plugin;

import org.agentworld.core.PlugIn;
import org.agentworld.core.PlugIn.Contribution;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.Version;

/** The texts of plug-ins and of what they contribute. */
final class PlugInLabels {

	static String name(Object row) {
		return row instanceof PlugIn plugIn ? plugIn.name() : ((Contribution) row).name();
	}

	/** Which one a plug-in is and whose, or why it cannot be used. */
	static String origin(Object row) {
		PlugIn plugIn = (PlugIn) row;
		return plugIn.problem().map(problem -> NLS.bind(Messages.Row_broken, problem)).orElseGet(
				() -> NLS.bind(Messages.Row_plugIn, new Object[] {version(plugIn), vendor(plugIn), signature(plugIn)}));
	}

	/** What a contribution is good for, or why it cannot be used. */
	static String what(Object row) {
		Contribution contribution = (Contribution) row;
		String kind = switch (contribution.kind()) {
			case AGENT -> Messages.Row_agent;
			case PROVIDER -> Messages.Row_provider;
			case TOOL -> Messages.Row_tool;
		};
		if (contribution.fault().isPresent()) {
			return NLS.bind(Messages.Row_faulty, kind, contribution.fault().get());
		}
		return contribution.description().isEmpty() ? kind
				: NLS.bind(Messages.Row_described, kind, contribution.description());
	}

	/** Without the part that names the build: the room is needed for whose it is. */
	private static String version(PlugIn plugIn) {
		Version version = Version.parseVersion(plugIn.version());
		return new Version(version.getMajor(), version.getMinor(), version.getMicro()).toString();
	}

	private static String vendor(PlugIn plugIn) {
		return plugIn.vendor().isEmpty() ? Messages.Row_noVendor : NLS.bind(Messages.Row_vendor, plugIn.vendor());
	}

	private static String signature(PlugIn plugIn) {
		return plugIn.signer().map(signer -> NLS.bind(Messages.Row_signedBy, signer)).orElse(Messages.Row_notSigned);
	}

	private PlugInLabels() {
	}
}
