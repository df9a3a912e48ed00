package org.agentworld.ui.internal.definition;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.WorldId;
import org.agentworld.ui.internal.program.PersistentInput;
import org.eclipse.ui.IMemento;

/** Which definition an editor edits. */
public final class DefinitionInput extends PersistentInput<Subject> {

	/** @param name how it was called when this was made */
	DefinitionInput(Subject subject, String name) {
		super(subject, name);
	}

	/** A world's own settings. */
	public static DefinitionInput of(WorldId world, String name) {
		return new DefinitionInput(new Subject.OfWorld(world), name);
	}

	/** An agent of a world. */
	public static DefinitionInput of(WorldId world, AgentId agent, String name) {
		return new DefinitionInput(new Subject.OfAgent(world, agent), name);
	}

	Subject subject() {
		return shown();
	}

	/** The world that is edited, or to which the agent belongs. */
	public WorldId world() {
		return subject().world();
	}

	@Override
	public String getFactoryId() {
		return DefinitionInputFactory.ID;
	}

	@Override
	public void saveState(IMemento memento) {
		DefinitionInputFactory.save(this, memento);
	}
}
