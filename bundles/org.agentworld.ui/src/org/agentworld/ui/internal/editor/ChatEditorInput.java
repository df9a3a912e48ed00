package org.agentworld.ui.internal.editor;

import org.agentworld.events.ChatAddress;
import org.agentworld.ui.internal.program.PersistentInput;
import org.eclipse.ui.IMemento;

/** Which chat an editor shows. */
public final class ChatEditorInput extends PersistentInput<ChatAddress> {

	/** @param name how the chat was called when this was made */
	public ChatEditorInput(ChatAddress chat, String name) {
		super(chat, name);
	}

	public ChatAddress chat() {
		return shown();
	}

	@Override
	public String getFactoryId() {
		return ChatEditorInputFactory.ID;
	}

	@Override
	public void saveState(IMemento memento) {
		ChatEditorInputFactory.save(this, memento);
	}
}
