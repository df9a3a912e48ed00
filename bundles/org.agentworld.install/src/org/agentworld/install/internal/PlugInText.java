package org.agentworld.install.internal;

import java.util.stream.Collectors;

import org.agentworld.install.internal.PlugInFile.Contribution;
import org.eclipse.osgi.util.NLS;

/** Says in words what a plug-in contributes. */
final class PlugInText {

	/** A line for the plug-in, and one for each contribution. */
	static String of(PlugInFile plugIn, boolean signed) {
		String vendor = plugIn.vendor().isEmpty() ? Messages.PlugInText_noVendor
				: NLS.bind(Messages.PlugInText_vendor, plugIn.vendor());
		String title = NLS.bind(Messages.PlugInText_plugIn, new Object[] { plugIn.name(), plugIn.version(), vendor,
				signed ? Messages.PlugInText_signed : Messages.PlugInText_notSigned });
		return plugIn.contributions().stream().map(one -> "\n    " + line(one)).collect(Collectors.joining("", title, ""));
	}

	private static String line(Contribution contribution) {
		String what = NLS.bind(switch (contribution.kind()) {
			case AGENT -> Messages.PlugInText_agent;
			case CLASS_AGENT -> Messages.PlugInText_classAgent;
			case TOOL -> Messages.PlugInText_tool;
			case PROVIDER -> Messages.PlugInText_provider;
			case SERVICE -> Messages.PlugInText_service;
		}, contribution.name());
		return contribution.description().isEmpty() ? what
				: NLS.bind(Messages.PlugInText_described, what, contribution.description());
	}

	private PlugInText() {
	}
}
