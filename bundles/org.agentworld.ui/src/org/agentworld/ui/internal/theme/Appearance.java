package org.agentworld.ui.internal.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.agentworld.ui.internal.preferences.Preferences;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.services.IServiceLocator;

/**
 * The look of the window, as the person and the desktop want it. It lies in the workbench's context, where every site and
 * window finds it. To be used on the UI thread only.
 */
public final class Appearance {

	/** What the window looks like now. */
	public enum Theme {
		LIGHT("org.eclipse.e4.ui.css.theme.e4_default"),
		DARK("org.eclipse.e4.ui.css.theme.e4_dark"),
		/** The desktop has a theme of high contrast: nothing gets a colour of ours or of the platform's themes. */
		HIGH_CONTRAST("org.agentworld.ui.highContrast");

		private final String id;

		Theme(String id) {
			this.id = id;
		}

		String id() {
			return id;
		}
	}

	private static final int LONGEST_WAIT_MILLIS = 3000;
	/** Of the brightness of a colour, which is 1 at most. */
	private static final float MIDDLE = 0.5f;

	private final Display display;
	private final Supplier<IThemeEngine> engine;
	private final Preferences preferences;
	private final List<Consumer<Theme>> listeners = new ArrayList<>();
	private Theme theme;
	/** The theme whose colours the desktop was asked for; it may not have answered yet. */
	private Theme asked;

	/** @param engine asked when a theme is set: the workbench makes its engine after its advisor */
	public Appearance(Display display, Supplier<IThemeEngine> engine, Preferences preferences) {
		this.display = Objects.requireNonNull(display, "display");
		this.engine = Objects.requireNonNull(engine, "engine");
		this.preferences = Objects.requireNonNull(preferences, "preferences");
		this.theme = wanted();
	}

	/** The appearance of this workbench, window or site. */
	public static Appearance of(IServiceLocator locator) {
		return locator.getService(Appearance.class);
	}

	/** What the window looks like now; never null. */
	public Theme theme() {
		return theme;
	}

	/** Whether texts stand on a dark ground; with high contrast it is the desktop's own. */
	public boolean isDark() {
		return switch (theme) {
			case LIGHT -> false;
			case DARK -> true;
			case HIGH_CONTRAST -> display.getSystemColor(SWT.COLOR_LIST_BACKGROUND).getRGB().getHSB()[2] < MIDDLE;
		};
	}

	/**
	 * Tells when another theme is set, after the widgets have it.
	 *
	 * @param owner   told as long as this lives
	 * @param changed called on the UI thread
	 */
	public void onChange(Widget owner, Consumer<Theme> changed) {
		listeners.add(changed);
		owner.addDisposeListener(_ -> listeners.remove(changed));
	}

	/**
	 * Sets the theme that is wanted now, and again whenever the person or the desktop changes that.
	 *
	 * @param window until this is disposed
	 */
	public void follow(Widget window) {
		Listener settings = _ -> {
			set();
			ask();
		};
		display.addListener(SWT.Settings, settings);
		window.addDisposeListener(_ -> display.removeListener(SWT.Settings, settings));
		preferences.onChange(window, this::ask);
		ask();
	}

	private Theme wanted() {
		if (display.getHighContrast()) {
			return Theme.HIGH_CONTRAST;
		}
		return switch (preferences.theme()) {
			case SYSTEM -> Display.isSystemDarkTheme() ? Theme.DARK : Theme.LIGHT;
			case LIGHT -> Theme.LIGHT;
			case DARK -> Theme.DARK;
		};
	}

	/**
	 * Asks the desktop for its own colours that go with the theme; it tells by {@link SWT#Settings} when they are there.
	 * The theme is not set before: it gives the widgets back the desktop's colours, and they would keep the old ones. At
	 * first no widget has any, and between themes of the same colours nothing has to be waited for.
	 */
	private void ask() {
		Theme wanted = wanted();
		if (wanted == asked) {
			return;
		}
		boolean waits = asked != null && (asked == Theme.DARK) != (wanted == Theme.DARK);
		boolean isSo = asked == null && wanted == Theme.LIGHT && !Display.isSystemDarkTheme();
		asked = wanted;
		if (!isSo) {
			// Also for what it is already GTK reads its theme anew.
			preferDark(wanted == Theme.DARK);
		}
		if (waits) {
			// A desktop that has its own mind about colours tells nothing.
			display.timerExec(LONGEST_WAIT_MILLIS, this::set);
		} else {
			set();
		}
	}

	/** Not called directly: SWT 3.133, the newest there is for some systems, has no such method. There nothing is told. */
	private void preferDark(boolean dark) {
		try {
			Display.class.getMethod("setDarkThemePreferred", boolean.class).invoke(display, dark);
		} catch (NoSuchMethodException _) {
			// The desktop keeps its own colours.
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException("The desktop cannot be told which theme is wanted.", e);
		}
	}

	/** The engine is not asked to remember the theme: what the person chose stands in the preferences. */
	private void set() {
		IThemeEngine themes = engine.get();
		if (asked != null && (themes.getActiveTheme() == null || !themes.getActiveTheme().getId().equals(asked.id()))) {
			theme = asked;
			themes.setTheme(theme.id(), false);
			List.copyOf(listeners).forEach(listener -> listener.accept(theme));
		}
	}
}
