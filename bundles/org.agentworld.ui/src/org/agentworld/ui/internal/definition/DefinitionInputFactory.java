package org.agentworld.ui.internal.definition;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.WorldId;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;

/** Brings the forms back after a restart. */
public final class DefinitionInputFactory implements IElementFactory {

	static final String ID = "org.agentworld.ui.definitionInputFactory";
	private static final String WORLD = "world";
	private static final String AGENT = "agent";
	private static final String NAME = "name";

	static void save(DefinitionInput input, IMemento memento) {
		memento.putString(WORLD, input.world().toString());
		if (input.subject() instanceof Subject.OfAgent(_, AgentId agent)) {
			memento.putString(AGENT, agent.toString());
		}
		memento.putString(NAME, input.getName());
	}

	@Override
	public IAdaptable createElement(IMemento memento) {
		WorldId world = WorldId.parse(memento.getString(WORLD));
		String agent = memento.getString(AGENT);
		String name = memento.getString(NAME);
		return agent == null ? DefinitionInput.of(world, name) : DefinitionInput.of(world, AgentId.parse(agent), name);
	}
}
