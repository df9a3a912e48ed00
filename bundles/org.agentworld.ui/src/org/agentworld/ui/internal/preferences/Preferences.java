package org.agentworld.ui.internal.preferences;

import java.util.Arrays;
import java.util.Objects;

import org.agentworld.ui.internal.program.UiExecutor;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.eclipse.ui.services.IServiceLocator;

/**
 * What the person has set. It lies in the workbench's context, where every site and window finds it. The values are in
 * memory: reading one is cheap on any thread.
 */
public final class Preferences {

	static final String NODE = "org.agentworld.ui";
	static final String THEME = "appearance.theme";
	static final String TEXT_SIZE = "appearance.textSize";
	static final String ENTER_SENDS = "sending.enterSends";
	static final String NOTIFY_OF_ENDS = "notifications.ends";
	static final String NOTIFY_OF_FAILURES = "notifications.failures";

	/** The transcript's text in CSS pixels, where the person has set nothing else. */
	static final int USUAL_TEXT_SIZE = 15;
	static final int SMALLEST_TEXT_SIZE = 10;
	static final int LARGEST_TEXT_SIZE = 32;

	private final IPreferenceStore store;

	public Preferences() {
		this(store());
	}

	Preferences(IPreferenceStore store) {
		this.store = Objects.requireNonNull(store, "store");
	}

	/** What the pages edit: values of this workspace, over the defaults. */
	static IPreferenceStore store() {
		return new ScopedPreferenceStore(InstanceScope.INSTANCE, NODE);
	}

	/** The preferences of this workbench, window or site. */
	public static Preferences of(IServiceLocator locator) {
		return locator.getService(Preferences.class);
	}

	public ThemeChoice theme() {
		String name = store.getString(THEME);
		return Arrays.stream(ThemeChoice.values()).filter(choice -> choice.name().equals(name)).findFirst()
				.orElse(ThemeChoice.SYSTEM);
	}

	/** Size of the transcript's text, in CSS pixels. */
	public int textSize() {
		return Math.clamp(store.getInt(TEXT_SIZE), SMALLEST_TEXT_SIZE, LARGEST_TEXT_SIZE);
	}

	/** Whether Enter sends, and Shift+Enter breaks the line; else Enter breaks the line, and Ctrl+Enter sends. */
	public boolean enterSends() {
		return store.getBoolean(ENTER_SENDS);
	}

	/** Whether to tell of a chat that is not in front and has answered, or waits for the person. */
	public boolean notifiesOfEnds() {
		return store.getBoolean(NOTIFY_OF_ENDS);
	}

	/** Whether to tell of a chat that is not in front and failed. */
	public boolean notifiesOfFailures() {
		return store.getBoolean(NOTIFY_OF_FAILURES);
	}

	/**
	 * Tells of each value that changes, after it has.
	 *
	 * @param owner   told as long as this lives
	 * @param changed called on the thread of {@code owner}, a moment later
	 */
	public void onChange(Widget owner, Runnable changed) {
		UiExecutor ui = new UiExecutor(owner);
		IPropertyChangeListener listener = _ -> ui.execute(changed);
		store.addPropertyChangeListener(listener);
		owner.addDisposeListener(_ -> store.removePropertyChangeListener(listener));
	}
}
