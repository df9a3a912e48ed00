package org.agentworld.ui.internal.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.ui.internal.editor.EventLoop;
import org.eclipse.jface.preference.IPreferencePage;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages in the platform's dialog: what is clicked there is what the program reads. */
class PreferencePagesTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final Shell window = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
	private final Preferences preferences = Preferences.of(PlatformUI.getWorkbench());

	@AfterEach
	void restore() {
		PreferenceValues.restore();
	}

	@Test
	void defaults() {
		assertThat(preferences.theme()).isEqualTo(ThemeChoice.SYSTEM);
		assertThat(preferences.textSize()).isEqualTo(Preferences.USUAL_TEXT_SIZE);
		assertThat(preferences.enterSends()).isTrue();
		assertThat(preferences.notifiesOfEnds()).isTrue();
		assertThat(preferences.notifiesOfFailures()).isTrue();
	}

	@Test
	void appearanceIsStored() {
		List<String> told = new ArrayList<>();
		Shell listening = new Shell(window);
		preferences.onChange(listening, () -> told.add("changed"));

		on(AppearancePage.ID, page -> {
			click(page, Messages.AppearancePage_dark);
			find(page, Text.class).getFirst().setText("20");
		});

		assertThat(preferences.theme()).isEqualTo(ThemeChoice.DARK);
		assertThat(preferences.textSize()).isEqualTo(20);
		EventLoop.until(() -> "told of " + told, () -> told.size() == 2);
		listening.dispose();
	}

	@Test
	void aTextSizeThatNobodyCanReadIsRefused() {
		PreferenceDialog dialog = open(AppearancePage.ID);
		IPreferencePage page = (IPreferencePage) dialog.getSelectedPage();

		Text size = find((Composite) page.getControl(), Text.class).getFirst();
		size.setText("1");
		size.notifyListeners(SWT.KeyUp, new Event());

		assertThat(page.isValid()).isFalse();
		assertThat(page.getErrorMessage()).isNotEmpty();
		dialog.close();
	}

	@Test
	void sendingIsStored() {
		on(SendingPage.ID, page -> click(page, Messages.SendingPage_ctrlEnter));

		assertThat(preferences.enterSends()).isFalse();
	}

	@Test
	void notificationsAreStoredOneByOne() {
		on(NotificationsPage.ID, page -> click(page, Messages.NotificationsPage_ends));

		assertThat(preferences.notifiesOfEnds()).isFalse();
		assertThat(preferences.notifiesOfFailures()).isTrue();
	}

	@Test
	void thePlatformsPagesOpenToo() {
		for (String id : List.of("org.eclipse.ui.preferencePages.Keys",
				"org.eclipse.ui.preferencePages.ColorsAndFonts")) {
			PreferenceDialog dialog = open(id);
			assertThat(((IPreferencePage) dialog.getSelectedPage()).getControl().isVisible()).as(id).isTrue();
			dialog.close();
		}
	}

	/** Opens a page, does something there, and presses OK. */
	private void on(String id, Consumer<Composite> what) {
		PreferenceDialog dialog = open(id);
		IPreferencePage page = (IPreferencePage) dialog.getSelectedPage();
		what.accept((Composite) page.getControl());
		assertThat(page.performOk()).isTrue();
		dialog.close();
	}

	private PreferenceDialog open(String id) {
		PreferenceDialog dialog = PreferencesUtil.createPreferenceDialogOn(window, id, null, null);
		dialog.setBlockOnOpen(false);
		dialog.open();
		return dialog;
	}

	/** As a person does; of a group of radio buttons the others are switched off. */
	private static void click(Composite page, String label) {
		Button button = find(page, Button.class).stream().filter(one -> one.getText().equals(label)).findFirst()
				.orElseThrow(() -> new AssertionError("no button " + label));
		boolean radio = (button.getStyle() & SWT.RADIO) != 0;
		if (radio) {
			find(page, Button.class).forEach(one -> one.setSelection(false));
		}
		button.setSelection(radio || !button.getSelection());
		button.notifyListeners(SWT.Selection, null);
	}

	private static <C extends Control> List<C> find(Composite area, Class<C> type) {
		List<C> found = new ArrayList<>();
		Arrays.stream(area.getChildren()).forEach(child -> {
			if (type.isInstance(child)) {
				found.add(type.cast(child));
			} else if (child instanceof Composite composite) {
				found.addAll(find(composite, type));
			}
		});
		return found;
	}
}
