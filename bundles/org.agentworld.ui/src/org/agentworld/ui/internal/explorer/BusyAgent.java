package org.agentworld.ui.internal.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.agentworld.core.AgentBusyException;
import org.agentworld.core.RefusedException;
import org.agentworld.events.id.ChatId;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UndoableCommand.Step;
import org.eclipse.osgi.util.NLS;

/** Says by their names in which chats an agent is busy: the engine knows them by their ids. */
final class BusyAgent {

	/** How many chats are named. */
	private static final int NAMED = 5;

	/**
	 * Runs something that is refused while the agent answers. Not on the UI thread.
	 *
	 * @throws RefusedException among others; with the names of the chats if the agent is busy
	 */
	static void refusing(Program program, String agent, Step step) throws Exception {
		try {
			step.run();
		} catch (AgentBusyException e) {
			List<String> names = new ArrayList<>();
			for (ChatId chat : e.chats()) {
				names.add(program.chats().get(chat).getName());
			}
			String some = names.stream().sorted(String.CASE_INSENSITIVE_ORDER).limit(NAMED)
					.map(name -> "'" + name + "'").collect(Collectors.joining(", "));
			throw new RefusedException(
					NLS.bind(Messages.BusyAgent_answering, agent, names.size() > NAMED ? some + ", …" : some), e);
		}
	}

	private BusyAgent() {
	}
}
