package org.agentworld.install.internal;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * The application {@code org.agentworld.install.restorePlugins}, which the start scripts run once after the program was
 * upgraded in a folder that its user may not write. The platform then leaves the user's own installation aside, since it was
 * made for another program; this installs again what was in it. Nothing is downloaded: all of it is still there.
 */
public final class RestorePlugins implements IApplication {

	/** Set by the platform when it leaves the user's installation aside. */
	private static final String LEFT_ASIDE = "eclipse.ignoreUserConfiguration";
	private static final Integer FAILED = 1;

	@Override
	public Object start(IApplicationContext context) {
		if (!Boolean.getBoolean(LEFT_ASIDE)) {
			return EXIT_OK;
		}
		BundleContext bundles = FrameworkUtil.getBundle(RestorePlugins.class).getBundleContext();
		IProvisioningAgent agent = bundles.getService(bundles.getServiceReference(IProvisioningAgent.class));
		PersonalInstallation installation = new PersonalInstallation(agent);
		Set<IInstallableUnit> before = installation.leftAside();
		if (before.isEmpty()) {
			return EXIT_OK;
		}
		IStatus status = installation.install(before);
		if (!status.isOK()) {
			ILog.of(RestorePlugins.class).log(status);
		}
		if (status.matches(IStatus.ERROR | IStatus.CANCEL)) {
			System.err.println("The plug-ins that were installed could not be taken over: " + status.getMessage());
			return FAILED;
		}
		Set<IInstallableUnit> missing = new TreeSet<>(before);
		missing.removeAll(installation.plugins());
		if (!missing.isEmpty()) {
			String message = "These plug-ins do not fit this version of the program and are not installed any more: "
					+ missing.stream().map(PersonalInstallation::name).collect(Collectors.joining(", "));
			ILog.of(RestorePlugins.class).log(Status.warning(message));
			System.err.println(message);
		}
		return EXIT_OK;
	}

	@Override
	public void stop() {
		// What is installed is installed as a whole or not at all; the framework ends when start returns.
	}
}
