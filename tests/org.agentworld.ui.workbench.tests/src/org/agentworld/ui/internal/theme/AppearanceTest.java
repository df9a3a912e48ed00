package org.agentworld.ui.internal.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.ui.internal.editor.EventLoop;
import org.agentworld.ui.internal.preferences.PreferenceValues;
import org.agentworld.ui.internal.preferences.ThemeChoice;
import org.agentworld.ui.internal.program.Enablement;
import org.agentworld.ui.internal.theme.Appearance.Theme;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The theme of the open window. */
class AppearanceTest {

	/** Some words in another grey, as those of a tool that is off; the grounds of all labels are many more. */
	private static final int MOST_DIFFERENCES = 10_000;
	private static final int SAME_COLOUR = 24;
	/** The sum of a colour's parts, of which each is 255 at most. */
	private static final int BRIGHT = 450;

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
	void lightAfterDarkLooksAsLightDidBefore() {
		PreferenceValues.choose(ThemeChoice.LIGHT);
		awaitTheme(Theme.LIGHT);
		ImageData before = atRest();
		PreferenceValues.choose(ThemeChoice.DARK);
		awaitTheme(Theme.DARK);
		ImageData dark = atRest();
		PreferenceValues.choose(ThemeChoice.LIGHT);
		awaitTheme(Theme.LIGHT);

		assertThat(differences(before, dark)).as("the dark window is another").isGreaterThan(before.width * before.height / 2);
		EventLoop.until(() -> differences(before, picture()) + " pixels differ",
				() -> differences(before, picture()) < MOST_DIFFERENCES);
	}

	@Test
	void aDisabledButtonIsDimInTheDarkAndReadableAgain() {
		PreferenceValues.choose(ThemeChoice.DARK);
		awaitTheme(Theme.DARK);
		Shell shell = new Shell(window);
		try {
			Button button = new Button(shell, SWT.PUSH);
			button.setText("Send");
			shell.setLayout(new FillLayout());
			shell.open();
			EventLoop.until(() -> "its text is as dark as " + brightness(button), () -> brightness(button) > BRIGHT);
			int enabled = brightness(button);

			Enablement.set(button, false);
			EventLoop.until(() -> "its text is as bright as " + brightness(button), () -> brightness(button) < enabled * 2 / 3);
			Enablement.set(button, true);
			EventLoop.until(() -> "its text is as dark as " + brightness(button), () -> brightness(button) == enabled);
		} finally {
			shell.dispose();
		}
	}

	private static int brightness(Button button) {
		RGB colour = button.getForeground().getRGB();
		return colour.red + colour.green + colour.blue;
	}

	/** The desktop's theme fades from one colour to the other. */
	private ImageData atRest() {
		AtomicReference<ImageData> last = new AtomicReference<>(picture());
		EventLoop.until(() -> "the window still changes", () -> {
			ImageData now = picture();
			return differences(last.getAndSet(now), now) == 0;
		});
		return last.get();
	}

	/** What is on the screen where the window is, once all that waits is drawn. */
	private ImageData picture() {
		Display display = window.getDisplay();
		while (display.readAndDispatch()) {
			// Draws.
		}
		Rectangle place = display.map(window, null, window.getClientArea());
		Image image = new Image(display, place.width, place.height);
		GC screen = new GC(display);
		screen.copyArea(image, place.x, place.y);
		screen.dispose();
		ImageData data = image.getImageData();
		image.dispose();
		return data;
	}

	private static int differences(ImageData one, ImageData other) {
		int differences = 0;
		for (int y = 0; y < one.height; y++) {
			for (int x = 0; x < one.width; x++) {
				RGB first = one.palette.getRGB(one.getPixel(x, y));
				RGB second = other.palette.getRGB(other.getPixel(x, y));
				if (Math.abs(first.red - second.red) + Math.abs(first.green - second.green)
						+ Math.abs(first.blue - second.blue) > SAME_COLOUR) {
					differences++;
				}
			}
		}
		return differences;
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
