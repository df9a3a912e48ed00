package org.agentworld.ui.internal.plugin;

import org.agentworld.core.PlugIn;
import org.agentworld.core.PlugIn.Contribution;
import org.eclipse.osgi.util.NLS;

/** The texts of the rows: plug-ins, and below them what they contribute. */
final class PlugInLabels {

	static String name(Object row) {
		return row instanceof PlugIn plugIn ? plugIn.name() : ((Contribution) row).name();
	}

	static String what(Object row) {
		return switch (row) {
			case PlugIn plugIn when plugIn.problem().isPresent() -> NLS.bind(Messages.Row_broken, plugIn.problem().get());
			case PlugIn plugIn -> NLS.bind(Messages.Row_plugIn, new Object[] {plugIn.version(), vendor(plugIn), signature(plugIn)});
			case Contribution contribution -> what(contribution);
			default -> throw new IllegalArgumentException("no row: " + row);
		};
	}

	private static String what(Contribution contribution) {
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

	private static String vendor(PlugIn plugIn) {
		return plugIn.vendor().isEmpty() ? Messages.Row_noVendor : NLS.bind(Messages.Row_vendor, plugIn.vendor());
	}

	private static String signature(PlugIn plugIn) {
		return plugIn.signer().map(signer -> NLS.bind(Messages.Row_signedBy, signer)).orElse(Messages.Row_notSigned);
	}

	private PlugInLabels() {
	}
}
