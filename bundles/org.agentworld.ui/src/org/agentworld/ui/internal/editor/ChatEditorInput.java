package org.agentworld.ui.internal.editor;

import org.agentworld.events.ChatAddress;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

/** Which chat an editor shows. Equal by the chat alone, so that opening it again activates its editor. */
public final class ChatEditorInput implements IEditorInput, IPersistableElement {

	private final ChatAddress chat;
	private final String name;

	/** @param name how the chat was called when this was made */
	public ChatEditorInput(ChatAddress chat, String name) {
		this.chat = chat;
		this.name = name;
	}

	public ChatAddress chat() {
		return chat;
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
		return ChatEditorInputFactory.ID;
	}

	@Override
	public void saveState(IMemento memento) {
		ChatEditorInputFactory.save(this, memento);
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
		return other instanceof ChatEditorInput input && input.chat.equals(chat);
	}

	@Override
	public int hashCode() {
		return chat.hashCode();
	}
}
