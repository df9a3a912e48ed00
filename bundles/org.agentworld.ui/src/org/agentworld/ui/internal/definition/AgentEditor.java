package org.agentworld.ui.internal.definition;

import org.agentworld.model.ModelPackage;
import org.agentworld.model.World;
import org.eclipse.osgi.util.NLS;

/** The form of an agent. */
public final class AgentEditor extends DefinitionEditor {

	static final String ID = "org.agentworld.ui.agentEditor";
	private static final int PROMPT_HEIGHT = 160;

	@Override
	void createFields(Fields fields) {
		fields.line(ModelPackage.Literals.NAMED__NAME);
		fields.check(ModelPackage.Literals.AGENT__ENABLED);
		fields.line(ModelPackage.Literals.AGENT__CONNECTION,
				draft -> NLS.bind(Messages.Agent_asWorld, draft.world().getConnection()));
		fields.line(ModelPackage.Literals.AGENT__MODEL, draft -> model(draft.world()));
		fields.number(ModelPackage.Literals.AGENT__TEMPERATURE, _ -> Messages.Agent_temperatureHint);
		fields.number(ModelPackage.Literals.AGENT__MAX_TOKENS, _ -> Messages.Agent_maxTokensHint);
		fields.area(ModelPackage.Literals.AGENT__SYSTEM_PROMPT, PROMPT_HEIGHT, true);
	}

	private static String model(World world) {
		return world.getModel().isEmpty() ? Messages.World_modelHint : NLS.bind(Messages.Agent_asWorld, world.getModel());
	}
}
