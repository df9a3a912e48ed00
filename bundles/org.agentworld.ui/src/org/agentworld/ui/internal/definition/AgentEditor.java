package org.agentworld.ui.internal.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.agentworld.model.Agent;
import org.agentworld.model.ModelPackage.Literals;
import org.agentworld.model.ReasoningEffort;
import org.agentworld.model.Variables;
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
		fields.check(Literals.AGENT__AUTO_REPLY);
		if (isAnsweredByClass()) {
			// A model's settings would have no effect; its plug-in is named in a note.
			fields.area(Literals.AGENT__SYSTEM_PROMPT, PROMPT_HEIGHT, true);
			fields.area(Literals.AGENT__EXTRA_PARAMETERS, SHORT_HEIGHT, false, Messages.Agent_classParametersHint);
			return;
		}
		connections.connection(fields, Literals.AGENT__CONNECTION,
				draft -> NLS.bind(Messages.Agent_asWorldConnection, connections.name(draft.world().getConnection())));
		fields.line(Literals.AGENT__MODEL, AgentEditor::model);
		connections.proposeModels((Text) fields.control(Literals.AGENT__MODEL), () -> connection(draft()));
		fields.area(Literals.AGENT__SYSTEM_PROMPT, PROMPT_HEIGHT, true);
		fields.number(Literals.AGENT__CONTEXT_TOKENS, _ -> Messages.Agent_contextTokensHint);
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
		List<Problem> notes = new ArrayList<>(unknownVariables(draft));
		if ((Boolean) draft.get(Literals.AGENT__ANSWERED_BY_CLASS)) {
			notes.add(new Problem(Literals.NAMED__NAME, plugInNote((String) draft.get(Literals.AGENT__CONTRIBUTION))));
			return notes;
		}
		notes.addAll(connections.unknown(draft, connection(draft), new UiExecutor(field(Literals.NAMED__NAME)), this::show));
		return notes;
	}

	private boolean isAnsweredByClass() {
		return published().filter(agent -> ((Agent) agent).isAnsweredByClass()).isPresent();
	}

	/** Which plug-in answers, or that it does not. */
	private String plugInNote(String contribution) {
		return program().engine().plugIns().agent(contribution)
				.map(offer -> NLS.bind(Messages.Agent_byPlugIn, offer.plugInName()))
				.orElseGet(() -> NLS.bind(Messages.Agent_plugInMissing, contribution));
	}

	private static List<Problem> unknownVariables(Draft draft) {
		Set<String> unknown = Variables.of(draft.world().getVariables())
				.unknown((String) draft.get(Literals.AGENT__SYSTEM_PROMPT));
		return unknown.isEmpty() ? List.of()
				: List.of(new Problem(Literals.AGENT__SYSTEM_PROMPT, NLS.bind(
						unknown.size() == 1 ? Messages.Agent_unknownVariable : Messages.Agent_unknownVariables,
						unknown.stream().map(name -> "{{" + name + "}}").collect(Collectors.joining(", ")),
						draft.world().getName())));
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
