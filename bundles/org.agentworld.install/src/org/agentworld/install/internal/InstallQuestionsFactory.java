package org.agentworld.install.internal;

import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.core.UIServices;
import org.eclipse.equinox.p2.core.spi.IAgentServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Has p2 ask its questions through {@link InstallQuestions}. */
@Component(property = { IAgentServiceFactory.PROP_AGENT_SERVICE_NAME + '=' + InstallQuestionsFactory.QUESTIONS,
		"service.ranking:Integer=1" })
public final class InstallQuestionsFactory implements IAgentServiceFactory {

	/** UIServices.SERVICE_NAME, which is not constant enough for an annotation. */
	static final String QUESTIONS = "org.eclipse.equinox.p2.core.UIServices";

	private final IAgentServiceFactory platform;

	/** @param platform of p2's own dialogs, which have the property that p2 had before */
	@Activate
	public InstallQuestionsFactory(@Reference(target = "(" + IAgentServiceFactory.PROP_CREATED_SERVICE_NAME + '=' + QUESTIONS
			+ ')') IAgentServiceFactory platform) {
		this.platform = platform;
	}

	@Override
	public Object createService(IProvisioningAgent agent) {
		return new InstallQuestions((UIServices) platform.createService(agent));
	}
}
