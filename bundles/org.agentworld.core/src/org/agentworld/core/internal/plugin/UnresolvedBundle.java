package org.agentworld.core.internal.plugin;

import java.util.Arrays;
import java.util.Dictionary;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IExtensionRegistry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/**
 * A bundle that is made for this program, and of which nothing can be used since something that it needs is not there.
 *
 * @param reason what is missing, in words
 */
record UnresolvedBundle(Bundle bundle, String reason) {

	/** Our interface for plug-ins, as manifests name its bundle and its packages. */
	private static final String SPI = "org.agentworld.spi";

	/** Those that use our interface. What can be resolved after all is. */
	static List<UnresolvedBundle> ofOurs() {
		// The registry's bundle runs wherever there is a registry; ours need not have been started.
		Bundle[] all = FrameworkUtil.getBundle(IExtensionRegistry.class).getBundleContext().getBundles();
		return Arrays.stream(all).filter(bundle -> bundle.getState() == Bundle.INSTALLED).filter(UnresolvedBundle::isOurs)
				.flatMap(bundle -> whyUnresolved(bundle).map(why -> new UnresolvedBundle(bundle, why)).stream()).toList();
	}

	private static boolean isOurs(Bundle bundle) {
		Dictionary<String, String> headers = bundle.getHeaders();
		return names(headers, Constants.IMPORT_PACKAGE) || names(headers, Constants.REQUIRE_BUNDLE);
	}

	private static boolean names(Dictionary<String, String> headers, String header) {
		String value = headers.get(header);
		return value != null && value.contains(SPI);
	}

	/** Only trying to start it tells; a bundle that cannot be resolved runs no code for that. */
	private static Optional<String> whyUnresolved(Bundle bundle) {
		try {
			bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
			return Optional.empty();
		} catch (BundleException e) {
			return Optional.of(e.getMessage().replaceAll("\\s+", " ").strip());
		}
	}
}
