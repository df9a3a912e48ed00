package org.agentworld.ui.internal.editor;

import java.util.Arrays;
import java.util.function.Consumer;

import org.agentworld.ui.internal.transcript.MessageAction;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.handlers.HandlerUtil;

/** The commands on the chat in front. Which one it is stands behind the class's name in plugin.xml. */
public final class ChatHandler extends AbstractHandler implements IExecutableExtension {

	private enum Action {
		STOP(ChatEditor::stop), RETRY(ChatEditor::retry), DISMISS(ChatEditor::dismiss), OLDER(ChatEditor::loadOlder),
		FIND(ChatEditor::openFind), COMPOSER(ChatEditor::setFocus), SWITCH(ChatEditor::switchFocus),
		ATTACH(ChatEditor::attach), SAVE(ChatEditor::saveAttachment), KEY(ChatEditor::enterKey),
		UP(ChatEditor::previousMessage), DOWN(ChatEditor::nextMessage), COPY(MessageAction.COPY), EDIT(MessageAction.EDIT),
		AGAIN(MessageAction.AGAIN), BRANCH(MessageAction.BRANCH), DELETE(MessageAction.DELETE),
		PREVIOUS(MessageAction.PREVIOUS), NEXT(MessageAction.NEXT), CHOOSE(MessageAction.CHOOSE), GOON(MessageAction.GO_ON);

		private final Consumer<ChatEditor> work;

		Action(Consumer<ChatEditor> work) {
			this.work = work;
		}

		Action(MessageAction action) {
			this(editor -> editor.onMessage(action));
		}
	}

	private Action action;

	@Override
	public void setInitializationData(IConfigurationElement element, String property, Object data) {
		action = Arrays.stream(Action.values()).filter(each -> each.name().equalsIgnoreCase((String) data)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("There is no action '" + data + "' on chats."));
	}

	@Override
	public Object execute(ExecutionEvent event) {
		if (HandlerUtil.getActiveEditor(event) instanceof ChatEditor editor) {
			action.work.accept(editor);
		}
		return null;
	}
}
