package org.agentworld.ui.internal.keysheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;

import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.ui.internal.Controls;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.keys.KeyBinding;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeySheetTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();

	@Test
	void showsOurCommandsAndThoseOfThePlatformWithTheirKeys() {
		assertThat(new KeySheetRows(window).read()).extracting(KeySheetRow::command, KeySheetRow::keys)
				.contains(tuple("Quick Open", "Ctrl+P"), tuple("New Chat", "Ctrl+N, Ctrl+T"), tuple("Tile Four Chats", "Ctrl+4"),
						tuple("Keys", "Shift+Ctrl+/"), tuple("Rename", "F2"));
	}

	@Test
	void thePopupListsThemAndFindsThem() throws CommandException {
		List<Shell> before = List.of(Display.getCurrent().getShells());
		window.getService(IHandlerService.class).executeCommand("org.agentworld.ui.keySheet", null);
		Text text = (Text) Display.getCurrent().getFocusControl();
		Shell popup = text.getShell();
		try {
			assertThat(before).doesNotContain(popup);
			Table table = Controls.in(popup, Table.class).getFirst();
			assertThat(table.getItemCount()).isGreaterThan(20);
			assertThat(table.getColumns()).allSatisfy(column -> assertThat(column.getWidth()).isPositive());
			text.setText("tile four");
			assertThat(table.getItems()).singleElement().satisfies(row -> assertThat(row.getText(1)).isEqualTo("Ctrl+4"));
		} finally {
			popup.close();
		}
	}

	@Test
	void noKeyStandsTwice() {
		List<String> keys = new KeySheetRows(window).read().stream().map(KeySheetRow::keys).filter(key -> !key.isEmpty())
				.flatMap(some -> Arrays.stream(some.split(", "))).toList();
		assertThat(keys).doesNotHaveDuplicates();
	}

	@Test
	void whatThePersonChangedIsShown() throws Exception {
		IBindingService bindings = window.getService(IBindingService.class);
		Binding[] before = bindings.getBindings();
		ParameterizedCommand keySheet = new ParameterizedCommand(
				window.getService(ICommandService.class).getCommand("org.agentworld.ui.keySheet"), null);
		Binding own = new KeyBinding(KeySequence.getInstance("CTRL+ALT+F11"), keySheet, "org.agentworld.ui.keys",
				IContextService.CONTEXT_ID_WINDOW, null, null, null, Binding.USER);
		Binding[] changed = Arrays.copyOf(before, before.length + 1);
		changed[before.length] = own;
		try {
			bindings.savePreferences(bindings.getActiveScheme(), changed);
			assertThat(new KeySheetRows(window).read()).filteredOn(row -> row.command().equals("Keys")).singleElement()
					.satisfies(row -> assertThat(row.keys()).contains("Ctrl+Alt+F11"));
		} finally {
			bindings.savePreferences(bindings.getActiveScheme(), before);
		}
	}

	@Test
	void theSearchLooksAtAllColumns() {
		KeySheetRow row = new KeySheetRow("Agent World", "Quick Open", "Ctrl+P");
		assertThat(row.matches("")).isTrue();
		assertThat(row.matches(" ctrl+p quick ")).isTrue();
		assertThat(row.matches("agent open")).isTrue();
		assertThat(row.matches("quick close")).isFalse();
	}
}
