package org.agentworld.ui.internal.keysheet;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.bindings.TriggerSequence;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;

/** Reads what is bound now: the commands of this program, and of the platform's those that are of use in it. */
final class KeySheetRows {

	private static final String OWN = "org.agentworld.ui.category";
	/** Of the platform's hundred commands those that do something here. */
	private static final List<String> PLATFORM = List.of("org.eclipse.ui.file.close", "org.eclipse.ui.file.closeAll",
			"org.eclipse.ui.edit.rename", "org.eclipse.ui.edit.delete", "org.eclipse.ui.edit.undo", "org.eclipse.ui.edit.redo",
			"org.eclipse.ui.edit.cut", "org.eclipse.ui.edit.copy", "org.eclipse.ui.edit.paste",
			"org.eclipse.ui.edit.selectAll", "org.eclipse.ui.edit.findReplace", "org.eclipse.ui.window.nextEditor",
			"org.eclipse.ui.window.previousEditor", "org.eclipse.ui.navigate.nextTab", "org.eclipse.ui.navigate.previousTab",
			"org.eclipse.ui.window.openEditorDropDown", "org.eclipse.ui.window.activateEditor",
			"org.eclipse.ui.window.maximizePart", "org.eclipse.ui.window.nextView", "org.eclipse.ui.window.previousView",
			"org.eclipse.ui.window.showContextMenu", "org.eclipse.ui.window.quickAccess",
			"org.eclipse.ui.window.preferences", "org.eclipse.ui.file.exit");

	private final ICommandService commands;
	private final IBindingService bindings;

	KeySheetRows(IWorkbenchWindow window) {
		commands = window.getService(ICommandService.class);
		bindings = window.getService(IBindingService.class);
	}

	/** Our own commands by name, then the platform's. */
	List<KeySheetRow> read() {
		Stream<KeySheetRow> own = Arrays.stream(commands.getDefinedCommands()).filter(KeySheetRows::isOwn)
				.flatMap(command -> row(command, Messages.KeySheet_own).stream())
				.sorted(Comparator.comparing(KeySheetRow::command, String.CASE_INSENSITIVE_ORDER));
		Stream<KeySheetRow> platform = PLATFORM.stream().map(commands::getCommand)
				.flatMap(command -> row(command, Messages.KeySheet_platform).stream());
		return Stream.concat(own, platform).toList();
	}

	private static boolean isOwn(Command command) {
		try {
			return OWN.equals(command.getCategory().getId());
		} catch (NotDefinedException _) {
			return false;
		}
	}

	/** One row; none if the command is gone. */
	private List<KeySheetRow> row(Command command, String group) {
		try {
			String name = command.getName().replace("...", "");
			return List.of(new KeySheetRow(group, name, keys(command.getId())));
		} catch (NotDefinedException _) {
			return List.of();
		}
	}

	/** The key that menus show, then others that do the same. */
	private String keys(String command) {
		TriggerSequence best = bindings.getBestActiveBindingFor(command);
		return best == null ? "" : Stream.concat(Stream.of(best), Arrays.stream(bindings.getActiveBindingsFor(command)))
				.distinct().map(TriggerSequence::format).collect(Collectors.joining(", "));
	}
}
