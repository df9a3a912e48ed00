package org.agentworld.ui.internal.definition;

import org.agentworld.events.id.AgentId;
import org.agentworld.events.id.WorldId;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

/** Which definition an editor edits. Equal by that alone, so that opening it again activates its editor. */
public final class DefinitionInput implements IEditorInput, IPersistableElement {

	private final Subject subject;
	private final String name;

	/** @param name how it was called when this was made */
	DefinitionInput(Subject subject, String name) {
		this.subject = subject;
		this.name = name;
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
		return subject;
	}

	/** The world that is edited, or to which the agent belongs. */
	public WorldId world() {
		return subject.world();
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return null;
	}

	@Override
	public String getName() {
		return name;
	}

	@Override
	public IPersistableElement getPersistable() {
		return this;
	}

	@Override
	public String getFactoryId() {
		return DefinitionInputFactory.ID;
	}

	@Override
	public void saveState(IMemento memento) {
		DefinitionInputFactory.save(this, memento);
	}

	@Override
	public String getToolTipText() {
		return name;
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return null;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof DefinitionInput input && input.subject.equals(subject);
	}

	@Override
	public int hashCode() {
		return subject.hashCode();
	}
}
