package org.agentworld.install.internal;

import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.core.UIServices;
import org.eclipse.equinox.p2.core.spi.IAgentServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Has p2 ask its questions through {@link InstallQuestions}. */
@Component(property = { IAgentServiceFactory.PROP_AGENT_SERVICE_NAME + "=org.eclipse.equinox.p2.core.UIServices",
		"service.ranking:Integer=1" })
public final class InstallQuestionsFactory implements IAgentServiceFactory {

	private final IAgentServiceFactory platform;

	/** @param platform of p2's own dialogs */
	@Activate
	public InstallQuestionsFactory(
			@Reference(target = "(component.name=org.eclipse.equinox.p2.ui.serviceuifactory)") IAgentServiceFactory platform) {
		this.platform = platform;
	}

	@Override
	public Object createService(IProvisioningAgent agent) {
		return new InstallQuestions((UIServices) platform.createService(agent));
	}
}
