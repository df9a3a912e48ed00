package org.agentworld.ui.internal.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.agentworld.model.Agent;
import org.agentworld.model.AnswerOrder;
import org.agentworld.model.ModelPackage;
import org.agentworld.model.World;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.events.IHyperlinkListener;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.statushandlers.StatusManager;

/** The form of a world's own settings, with links to its agents. */
public final class WorldEditor extends DefinitionEditor {

	static final String ID = "org.agentworld.ui.worldEditor";
	private static final int DESCRIPTION_HEIGHT = 60;
	private static final int VARIABLES_HEIGHT = 80;

	private final ConnectionFields connections = new ConnectionFields(this::program);

	private FormToolkit toolkit;
	private Composite links;
	private Button add;
	private List<String> linked = List.of();

	@Override
	void createFields(Fields fields) {
		fields.line(ModelPackage.Literals.NAMED__NAME);
		fields.area(ModelPackage.Literals.WORLD__DESCRIPTION, DESCRIPTION_HEIGHT, false);
		fields.number(ModelPackage.Literals.WORLD__TURN_LIMIT, _ -> Messages.World_turnLimitHint);
		fields.choice(ModelPackage.Literals.WORLD__ANSWER_ORDER, _ -> List.of(AnswerOrder.values()));
		connections.connection(fields, ModelPackage.Literals.WORLD__CONNECTION, null);
		fields.line(ModelPackage.Literals.WORLD__MODEL, _ -> Messages.World_modelHint);
		connections.proposeModels((Text) fields.control(ModelPackage.Literals.WORLD__MODEL),
				() -> (String) draft().get(ModelPackage.Literals.WORLD__CONNECTION));
		fields.choice(ModelPackage.Literals.WORLD__MAIN_AGENT, draft -> {
			List<Agent> choices = new ArrayList<>(draft.world().getAgents());
			choices.addFirst(null);
			return choices;
		});
		fields.area(ModelPackage.Literals.WORLD__VARIABLES, VARIABLES_HEIGHT, false, Messages.World_variablesHint);
		connections.connection(fields, ModelPackage.Literals.WORLD__TITLE_CONNECTION,
				draft -> NLS.bind(Messages.World_titleAsAgent, connections.name(firstAgents(draft))));
		fields.line(ModelPackage.Literals.WORLD__TITLE_MODEL, draft -> namesItself(draft) ? Messages.World_modelHint
				: Messages.World_titleModelHint);
		connections.proposeModels((Text) fields.control(ModelPackage.Literals.WORLD__TITLE_MODEL),
				() -> namesItself(draft()) ? (String) draft().get(ModelPackage.Literals.WORLD__TITLE_CONNECTION)
						: firstAgents(draft()));
	}

	/** Whether the world names its chats over a connection of its own choice. */
	private static boolean namesItself(Draft draft) {
		return !((String) draft.get(ModelPackage.Literals.WORLD__TITLE_CONNECTION)).isEmpty();
	}

	/** The connection of the first agent that is switched on. */
	private static String firstAgents(Draft draft) {
		World world = draft.world();
		return world.getAgents().stream().filter(Agent::isEnabled).findFirst().map(Agent::getConnection)
				.filter(own -> !own.isEmpty()).orElse(world.getConnection());
	}

	@Override
	void createMore(FormToolkit formToolkit, Composite parent) {
		toolkit = formToolkit;
		Label label = toolkit.createLabel(parent, Messages.World_agents);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
		Composite agents = toolkit.createComposite(parent);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(agents);
		GridLayoutFactory.fillDefaults().applyTo(agents);
		links = toolkit.createComposite(agents);
		GridLayoutFactory.fillDefaults().extendedMargins(1, 1, 1, 1).applyTo(links);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(links);
		add = toolkit.createButton(agents, Messages.World_addAgent, SWT.PUSH);
		GridDataFactory.swtDefaults().applyTo(add);
		add.addListener(SWT.Selection, _ -> addAgent());
	}

	private void addAgent() {
		try {
			getSite().getService(IHandlerService.class).executeCommand("org.agentworld.ui.newAgent", null);
		} catch (CommandException e) {
			StatusManager.getManager().handle(Status.error(e.getMessage(), e), StatusManager.LOG | StatusManager.SHOW);
		}
	}

	@Override
	void showMore(Draft draft) {
		World world = draft.world();
		List<String> names = world.getAgents().stream().map(Agent::getName).toList();
		if (names.equals(linked)) {
			return;
		}
		linked = names;
		Arrays.stream(links.getChildren()).forEach(Control::dispose);
		for (Agent agent : world.getAgents()) {
			Hyperlink link = toolkit.createHyperlink(links, agent.getName(), SWT.NONE);
			DefinitionInput input = DefinitionInput.of(world.getId(), agent.getId(), agent.getName());
			link.addHyperlinkListener(
					IHyperlinkListener.linkActivatedAdapter(_ -> open(getSite().getPage(), input)));
		}
	}

	@Override
	void end() {
		add.setEnabled(false);
		links.setEnabled(false);
	}
}
