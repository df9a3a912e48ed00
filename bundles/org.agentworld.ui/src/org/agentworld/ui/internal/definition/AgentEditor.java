package org.agentworld.ui.internal.definition;

import java.util.List;

import org.agentworld.model.ModelPackage.Literals;
import org.agentworld.model.ReasoningEffort;
import org.agentworld.model.World;
import org.agentworld.ui.internal.program.UiExecutor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Text;

/** The form of an agent. */
public final class AgentEditor extends DefinitionEditor {

	static final String ID = "org.agentworld.ui.agentEditor";
	private static final int PROMPT_HEIGHT = 160;
	private static final int SHORT_HEIGHT = 44;

	private final ConnectionFields connections = new ConnectionFields(this::program);

	@Override
	void createFields(Fields fields) {
		fields.line(Literals.NAMED__NAME);
		fields.check(Literals.AGENT__ENABLED);
		connections.connection(fields, Literals.AGENT__CONNECTION,
				draft -> NLS.bind(Messages.Agent_asWorldConnection, connections.name(draft.world().getConnection())));
		fields.line(Literals.AGENT__MODEL, AgentEditor::model);
		connections.proposeModels((Text) fields.control(Literals.AGENT__MODEL), () -> connection(draft()));
		fields.area(Literals.AGENT__SYSTEM_PROMPT, PROMPT_HEIGHT, true);
		fields.number(Literals.AGENT__TEMPERATURE, _ -> Messages.Agent_temperatureHint);
		fields.number(Literals.AGENT__TOP_P, _ -> Messages.Agent_topPHint);
		fields.number(Literals.AGENT__MAX_TOKENS, _ -> Messages.Agent_maxTokensHint);
		fields.choice(Literals.AGENT__REASONING_EFFORT, _ -> List.of(ReasoningEffort.values()));
		fields.area(Literals.AGENT__STOP, SHORT_HEIGHT, false, Messages.Agent_stopHint);
		fields.area(Literals.AGENT__EXTRA_PARAMETERS, SHORT_HEIGHT, false, Messages.Agent_extraParametersHint);
		fields.check(Literals.AGENT__STREAMED);
	}

	@Override
	List<Problem> notes(Draft draft) {
		return connections.unknown(draft, connection(draft), new UiExecutor(field(Literals.NAMED__NAME)), this::show);
	}

	private static String connection(Draft draft) {
		String own = (String) draft.get(Literals.AGENT__CONNECTION);
		return own.isEmpty() ? draft.world().getConnection() : own;
	}

	/** The world's model, but not for an agent that uses another connection. */
	private static String model(Draft draft) {
		World world = draft.world();
		boolean overWorlds = connection(draft).equals(world.getConnection());
		return world.getModel().isEmpty() || !overWorlds ? Messages.World_modelHint : NLS.bind(Messages.Agent_asWorld, world.getModel());
	}
}
