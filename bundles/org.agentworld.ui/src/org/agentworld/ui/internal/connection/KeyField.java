package org.agentworld.ui.internal.connection;

import java.util.List;

import org.agentworld.core.ConnectionPreset;
import org.agentworld.model.ModelPackage.Literals;
import org.agentworld.ui.internal.connection.ConnectionDraft.KeyChoice;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;

/** Where the key of a connection comes from, and entering one. A key that is kept is never shown. */
final class KeyField {

	private static final List<KeyChoice> CHOICES = List.of(KeyChoice.ENTERED, KeyChoice.ENVIRONMENT, KeyChoice.NONE);
	private static final int NOTE_WIDTH = 380;

	private final Composite area;
	private final Runnable changed;
	private final Combo source;
	private final Text entered;
	private final Composite kept;
	private final Button replace;
	private final Text variable;
	private final Link note;
	private ConnectionDraft draft;
	/** Whether a key that is kept is to be replaced. */
	private boolean replacing;
	private String whyNotKept = "";
	private boolean showing;

	/** @param changed the draft was changed here */
	KeyField(Composite parent, Runnable changed) {
		this.changed = changed;
		area = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(area);
		GridLayoutFactory.fillDefaults().applyTo(area);
		source = new Combo(area, SWT.READ_ONLY | SWT.DROP_DOWN);
		AccessibleNames.set(source, Messages.KeyField_source);
		source.setItems(Messages.KeyField_entered, Messages.KeyField_variable, Messages.KeyField_none);
		source.addListener(SWT.Selection, _ -> choose(CHOICES.get(source.getSelectionIndex())));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(source);
		entered = new Text(area, SWT.SINGLE | SWT.BORDER | SWT.PASSWORD);
		entered.setMessage(Messages.KeyField_hint);
		AccessibleNames.set(entered, Messages.KeyField_name);
		entered.addListener(SWT.Modify, _ -> edit(() -> draft.enterKey(entered.getText())));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(entered);
		kept = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(kept);
		GridLayoutFactory.fillDefaults().numColumns(3).applyTo(kept);
		Label isKept = new Label(kept, SWT.NONE);
		isKept.setText(Messages.KeyField_isThere);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(isKept);
		replace = button(Messages.KeyField_replace, this::replace);
		button(Messages.KeyField_remove, () -> choose(KeyChoice.NONE));
		variable = new Text(area, SWT.SINGLE | SWT.BORDER);
		AccessibleNames.set(variable, Messages.KeyField_variableName);
		variable.addListener(SWT.Modify,
				_ -> edit(() -> draft.set(Literals.CONNECTION_SETTINGS__KEY_VARIABLE, variable.getText().strip())));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(variable);
		note = new Link(area, SWT.WRAP);
		note.addListener(SWT.Selection, page -> Program.launch(page.text));
		GridDataFactory.fillDefaults().grab(true, false).hint(NOTE_WIDTH, SWT.DEFAULT).applyTo(note);
	}

	private Button button(String text, Runnable action) {
		Button button = new Button(kept, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, _ -> action.run());
		return button;
	}

	private void edit(Runnable change) {
		if (!showing) {
			change.run();
			changed.run();
		}
	}

	private void replace() {
		replacing = true;
		show(draft);
		changed.run();
		entered.setFocus();
	}

	private void choose(KeyChoice choice) {
		draft.choose(choice);
		show(draft);
		changed.run();
	}

	/** Shows where the key of a draft comes from; from now on it is changed here. */
	void show(ConnectionDraft shown) {
		showing = true;
		if (draft != shown) {
			draft = shown;
			replacing = false;
			entered.setText("");
			variable.setText(draft.text(Literals.CONNECTION_SETTINGS__KEY_VARIABLE));
		}
		source.select(CHOICES.indexOf(draft.keyChoice()));
		boolean stays = draft.keepsKey() && !replacing;
		Visibility.set(kept, stays);
		Visibility.set(entered, draft.keyChoice() == KeyChoice.ENTERED && !stays);
		Visibility.set(variable, draft.keyChoice() == KeyChoice.ENVIRONMENT);
		showNote();
		area.getParent().layout(true, true);
		showing = false;
	}

	/** Says that keys live for this run only, for this reason. */
	void showNotKept(String why) {
		whyNotKept = why;
		showNote();
		area.getParent().layout(true, true);
	}

	private void showNote() {
		String text = draft == null ? "" : switch (draft.keyChoice()) {
			case ENTERED -> whyNotKept.isEmpty() ? Messages.KeyField_keptNote
					: whyNotKept;
			case ENVIRONMENT -> Messages.KeyField_variableNote;
			case NONE -> "";
		};
		String page = draft == null ? "" : draft.preset().map(ConnectionPreset::keyPage).orElse("");
		boolean offered = !page.isEmpty() && draft.keyChoice() == KeyChoice.ENTERED;
		note.setText(offered ? text.replace("&", "&&") + " " + NLS.bind(Messages.KeyField_page, page)
				: text.replace("&", "&&"));
		Visibility.set(note, !note.getText().isEmpty());
	}

	/** Stands in its first line. */
	Control first() {
		return source;
	}

	/** Gives the keyboard to where a key is missing. */
	boolean focusIfMissing() {
		return draft.keyChoice() == KeyChoice.ENTERED && !draft.keepsKey() && entered.setFocus();
	}
}
