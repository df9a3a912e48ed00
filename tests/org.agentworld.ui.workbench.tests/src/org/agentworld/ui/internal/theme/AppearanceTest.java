package org.agentworld.ui.internal.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.ui.internal.editor.EventLoop;
import org.agentworld.ui.internal.preferences.PreferenceValues;
import org.agentworld.ui.internal.preferences.ThemeChoice;
import org.agentworld.ui.internal.theme.Appearance.Theme;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The theme of the open window. */
class AppearanceTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final Shell window = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
	private final Appearance appearance = Appearance.of(PlatformUI.getWorkbench());

	@AfterEach
	void restore() {
		PreferenceValues.restore();
		awaitTheme(desktop());
	}

	@Test
	void followsTheDesktopUntilThePersonChooses() {
		assertThat(appearance.theme()).isEqualTo(desktop());
	}

	@Test
	void switchesWhileTheWindowIsOpen() {
		List<Theme> told = new ArrayList<>();
		Shell listening = new Shell(window);
		appearance.onChange(listening, told::add);

		PreferenceValues.choose(ThemeChoice.LIGHT);
		awaitTheme(Theme.LIGHT);
		int light = brightness();
		PreferenceValues.choose(ThemeChoice.DARK);
		awaitTheme(Theme.DARK);
		int dark = brightness();

		assertThat(dark).as("the window's background").isLessThan(light / 2);
		assertThat(told).endsWith(Theme.DARK);
		listening.dispose();
		PreferenceValues.choose(ThemeChoice.LIGHT);
		awaitTheme(Theme.LIGHT);
		assertThat(told).as("nothing is told to what is gone").endsWith(Theme.DARK);
	}

	@Test
	void thePlatformKnowsEveryTheme() {
		List<String> known = PlatformUI.getWorkbench().getService(IThemeEngine.class).getThemes().stream()
				.map(ITheme::getId).toList();

		assertThat(Arrays.stream(Theme.values()).map(Theme::id)).isSubsetOf(known);
	}

	private int brightness() {
		return window.getBackground().getRed();
	}

	private static Theme desktop() {
		return Display.isSystemDarkTheme() ? Theme.DARK : Theme.LIGHT;
	}

	private void awaitTheme(Theme theme) {
		EventLoop.until(() -> "the theme is " + appearance.theme(), () -> appearance.theme() == theme);
	}
}
