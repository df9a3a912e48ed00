package org.agentworld.ui.internal.editor;

import org.eclipse.core.expressions.PropertyTester;

/** Tells the platform whether the chat of an editor is working: then it can be stopped. */
public final class ChatTester extends PropertyTester {

	/** As the commands' conditions in plugin.xml name it. */
	static final String IS_WORKING = "org.agentworld.ui.chat.isWorking";

	@Override
	public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
		return ((ChatEditor) receiver).isWorking();
	}
}
