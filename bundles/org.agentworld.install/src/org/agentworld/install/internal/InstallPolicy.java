package org.agentworld.install.internal;

import org.eclipse.equinox.p2.ui.Policy;
import org.osgi.service.component.annotations.Component;

/**
 * How p2's dialogs behave, before what the platform's own policy says. What was installed may be used without another start,
 * and what a site offers is shown whether or not its author has put it into categories.
 */
@Component(service = Policy.class, property = "service.ranking:Integer=1")
public final class InstallPolicy extends Policy {

	private static final String SITES_PAGE = "org.eclipse.equinox.internal.p2.ui.sdk.SitesPreferencePage";

	public InstallPolicy() {
		setRestartPolicy(RESTART_POLICY_PROMPT_RESTART_OR_APPLY);
		setGroupByCategory(false);
		setRepositoryPreferencePageId(SITES_PAGE);
		setRepositoryPreferencePageName(Messages.InstallPolicy_sites);
	}
}
