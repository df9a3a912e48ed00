package org.agentworld.ui.internal.editor;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.WorldId;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;

/** Brings the editors of chats back after a restart. */
public final class ChatEditorInputFactory implements IElementFactory {

	static final String ID = "org.agentworld.ui.chatEditorInputFactory";
	private static final String WORLD = "world";
	private static final String CHAT = "chat";
	private static final String NAME = "name";

	static void save(ChatEditorInput input, IMemento memento) {
		memento.putString(WORLD, input.chat().world().toString());
		memento.putString(CHAT, input.chat().chat().toString());
		memento.putString(NAME, input.getName());
	}

	@Override
	public IAdaptable createElement(IMemento memento) {
		ChatAddress chat = new ChatAddress(WorldId.parse(memento.getString(WORLD)),
				ChatId.parse(memento.getString(CHAT)));
		return new ChatEditorInput(chat, memento.getString(NAME));
	}
}
