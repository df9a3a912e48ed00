package org.agentworld.ui.internal.definition;

import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;

/** Also knows a save that ends after further commands, and a command that goes on where the last one ended. */
final class DraftStack extends BasicCommandStack {

	private static final int NOTHING = -1;
	/** What was saved cannot be had back by undo or redo. */
	private static final int UNREACHABLE = -2;

	/** Undoes the last command and executes another in its place, so that both are undone in one step. */
	void replaceLast(Command command) {
		Command last = getUndoCommand();
		last.undo();
		last.dispose();
		// Prepares the command too: it notes the values that its undo brings back.
		if (!command.canExecute()) {
			throw new IllegalStateException("A value of another type than its field's: " + command);
		}
		command.execute();
		commandList.set(top, command);
		mostRecentCommand = command;
		notifyListeners();
	}

	/** All up to and with {@code last} is saved; null: nothing was executed before the save. */
	void saved(Command last) {
		int index = commandList.indexOf(last);
		saveIndex = last == null ? NOTHING : index >= 0 ? index : UNREACHABLE;
		notifyListeners();
	}
}
