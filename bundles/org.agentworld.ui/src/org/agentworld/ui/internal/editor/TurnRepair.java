package org.agentworld.ui.internal.editor;

import java.util.Optional;
import java.util.function.Consumer;

import org.agentworld.core.RefusedException;
import org.agentworld.events.conversation.Turn;
import org.agentworld.events.id.TurnId;
import org.agentworld.model.Agent;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.World;
import org.agentworld.spi.provider.Secret;
import org.agentworld.ui.internal.connection.ConnectionsHandler;
import org.agentworld.ui.internal.plugin.PlugInsPage;
import org.agentworld.ui.internal.connection.KeyDialog;
import org.agentworld.ui.internal.definition.DefinitionEditor;
import org.agentworld.ui.internal.definition.DefinitionInput;
import org.agentworld.ui.internal.program.Background;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.viewmodel.ChatViewModel;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPartSite;

/** What helps a turn that failed, beside trying again: its connection's key, its agent. Used on the UI thread. */
final class TurnRepair {

	private final IWorkbenchPartSite site;
	private final ChatViewModel model;
	private final Consumer<TurnId> retry;
	private final Consumer<String> refused;

	/**
	 * @param retry   tries a turn again
	 * @param refused takes the reason why something cannot be done
	 */
	TurnRepair(IWorkbenchPartSite site, ChatViewModel model, Consumer<TurnId> retry, Consumer<String> refused) {
		this.site = site;
		this.model = model;
		this.retry = retry;
		this.refused = refused;
	}

	/** Asks for the key of the connection that the turn's agent uses now, and tries the turn again with it. */
	void enterKey(TurnId id) {
		Optional<Turn> turn = model.unfinished(id);
		if (turn.isEmpty()) {
			return;
		}
		Program program = Program.of(site);
		try {
			String connection = connectionOf(program.worlds().get(model.address().world()), turn.get());
			ConnectionSettings settings = program.connections().find(connection)
					.orElseThrow(() -> new RefusedException(NLS.bind(Messages.TurnRepair_notStored, connection)));
			KeyDialog.ask(site.getShell(), program.connections(), settings).ifPresent(key -> put(program, settings, key, id));
		} catch (RefusedException e) {
			refused.accept(e.getMessage());
		}
	}

	private void put(Program program, ConnectionSettings settings, Secret key, TurnId turn) {
		Background.call(site.getShell(), () -> program.connections().putKey(settings.getId(), key), _ -> retry.accept(turn),
				refused);
	}

	private static String connectionOf(World world, Turn turn) {
		return world.getAgents().stream().filter(agent -> agent.getId().equals(turn.agent())).map(Agent::getConnection)
				.filter(own -> !own.isBlank()).findFirst().orElse(world.getConnection());
	}

	/** Opens the form of the turn's agent. */
	void editAgent(TurnId id) {
		model.unfinished(id).ifPresent(turn -> DefinitionEditor.open(site.getPage(),
				DefinitionInput.of(model.address().world(), turn.agent(), turn.agentName())));
	}

	void showConnections() {
		ConnectionsHandler.open(site.getShell());
	}

	void showPlugIns() {
		PlugInsPage.open(site.getShell());
	}
}
