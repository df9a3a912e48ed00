package org.agentworld.ui.internal.editor;

import java.util.List;
import java.util.function.Consumer;

import org.agentworld.ui.internal.program.ShortText;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** Messages with which an empty chat can begin, above the composer; not there where there are none. On the UI thread. */
final class StarterBar {

	private static final int MARGIN = 10;
	private static final int LONGEST = 60;

	private final Composite area;
	private final Consumer<String> chosen;
	private List<String> shown = List.of();

	/** @param chosen takes the message that the person chooses */
	StarterBar(Composite parent, Consumer<String> chosen) {
		this.chosen = chosen;
		area = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(area);
		RowLayoutFactory.swtDefaults().wrap(true).center(true).margins(MARGIN, 0).applyTo(area);
		area.setVisible(false);
	}

	void show(List<String> starters) {
		if (starters.equals(shown)) {
			return;
		}
		shown = starters;
		for (Control child : area.getChildren()) {
			child.dispose();
		}
		if (!starters.isEmpty()) {
			new Label(area, SWT.NONE).setText(Messages.StarterBar_title);
			starters.forEach(this::button);
		}
		area.setVisible(!starters.isEmpty());
		((GridData) area.getLayoutData()).exclude = starters.isEmpty();
		area.getParent().layout(true, true);
	}

	private void button(String starter) {
		Button button = new Button(area, SWT.PUSH);
		button.setText(LegacyActionTools.escapeMnemonics(ShortText.firstLine(starter, LONGEST)));
		button.setToolTipText(LegacyActionTools.escapeMnemonics(starter));
		button.addListener(SWT.Selection, _ -> chosen.accept(starter));
	}
}
