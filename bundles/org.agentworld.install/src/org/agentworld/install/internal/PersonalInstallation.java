package org.agentworld.install.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.engine.IEngine;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.engine.IProfileRegistry;
import org.eclipse.equinox.p2.engine.IProvisioningPlan;
import org.eclipse.equinox.p2.engine.PhaseSetFactory;
import org.eclipse.equinox.p2.engine.ProvisioningContext;
import org.eclipse.equinox.p2.engine.query.UserVisibleRootQuery;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.planner.IPlanner;
import org.eclipse.equinox.p2.planner.IProfileChangeRequest;
import org.eclipse.equinox.p2.planner.ProfileInclusionRules;
import org.eclipse.equinox.p2.query.QueryUtil;

/**
 * What a person installed over a program that lies in a folder they may not write: p2's profile of the program, which is
 * that of the folder and theirs above it. Nothing here needs a display or a network.
 */
final class PersonalInstallation {

	/** p2 marks so what comes from the program's folder. */
	private static final String FROM_BELOW = "org.eclipse.equinox.p2.base";

	private final IProfileRegistry profiles;
	private final IPlanner planner;
	private final IEngine engine;
	private final IProvisioningAgent agent;

	PersonalInstallation(IProvisioningAgent agent) {
		this.agent = agent;
		this.profiles = agent.getService(IProfileRegistry.class);
		this.planner = agent.getService(IPlanner.class);
		this.engine = agent.getService(IEngine.class);
	}

	/** The plug-ins that are installed. */
	Set<IInstallableUnit> plugins() {
		return pluginsOf(current());
	}

	/** The plug-ins that were installed when the program's folder changed, if nothing was installed since then. */
	Set<IInstallableUnit> leftAside() {
		IProfile previous = previous();
		return previous == null ? Set.of() : pluginsOf(previous);
	}

	/**
	 * Installs those of the plugins that fit the program, with what they brought along. All of it lies in the person's folder.
	 */
	IStatus install(Set<IInstallableUnit> plugins) {
		IProfileChangeRequest request = planner.createChangeRequest(current());
		for (IInstallableUnit plugin : plugins) {
			request.add(plugin);
			request.setInstallableUnitProfileProperty(plugin, IProfile.PROP_PROFILE_ROOT_IU, Boolean.toString(true));
			request.setInstallableUnitInclusionRules(plugin, ProfileInclusionRules.createOptionalInclusionRule(plugin));
		}
		ProvisioningContext known = new ProvisioningContext(agent);
		known.setMetadataRepositories();
		known.setArtifactRepositories();
		known.setExtraInstallableUnits(allOf(previous()));
		IProvisioningPlan plan = planner.getProvisioningPlan(request, known, new NullProgressMonitor());
		if (plan.getStatus().matches(IStatus.ERROR | IStatus.CANCEL)) {
			return plan.getStatus();
		}
		// They were trusted when they were installed first.
		return engine.perform(plan,
				PhaseSetFactory.createDefaultPhaseSetExcluding(new String[] { PhaseSetFactory.PHASE_CHECK_TRUST }),
				new NullProgressMonitor());
	}

	/** As a person knows it. */
	static String name(IInstallableUnit plugin) {
		String name = plugin.getProperty(IInstallableUnit.PROP_NAME, null);
		return (name == null ? plugin.getId() : name) + ' ' + plugin.getVersion();
	}

	private IProfile current() {
		return profiles.getProfile(IProfileRegistry.SELF);
	}

	/** The profile as it was when p2 left it aside; null if it did not, or if the current one has changed since. */
	private IProfile previous() {
		String id = current().getProfileId();
		if (!IProfile.STATE_SHARED_INSTALL_VALUE_NEW.equals(sharedState(id, current().getTimestamp()))) {
			return null;
		}
		long latest = -1;
		for (long timestamp : profiles.listProfileTimestamps(id)) {
			if (IProfile.STATE_SHARED_INSTALL_VALUE_BEFOREFLUSH.equals(sharedState(id, timestamp))) {
				latest = Math.max(latest, timestamp);
			}
		}
		return latest < 0 ? null : profiles.getProfile(id, latest);
	}

	private String sharedState(String profile, long timestamp) {
		return profiles.getProfileStateProperties(profile, timestamp).get(IProfile.STATE_PROP_SHARED_INSTALL);
	}

	private static Set<IInstallableUnit> pluginsOf(IProfile profile) {
		Set<IInstallableUnit> own = new HashSet<>();
		for (IInstallableUnit root : profile.query(new UserVisibleRootQuery(), null)) {
			if (!Boolean.parseBoolean(profile.getInstallableUnitProperty(root, FROM_BELOW))) {
				own.add(root);
			}
		}
		return own;
	}

	private static List<IInstallableUnit> allOf(IProfile profile) {
		List<IInstallableUnit> all = new ArrayList<>();
		profile.query(QueryUtil.createIUAnyQuery(), null).forEach(all::add);
		return all;
	}
}
