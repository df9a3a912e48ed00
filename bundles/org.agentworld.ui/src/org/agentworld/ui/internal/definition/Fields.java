package org.agentworld.ui.internal.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.Enablement;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** The labelled fields of a form, in two columns: they show a draft, and what is typed goes into it. */
final class Fields {

	/** Of fields whose values are short: wide enough for the hint in them. */
	private static final int SHORT_WIDTH = 260;
	/** Fields take the room that the form has, however long what they hold is. */
	private static final int LEAST_WIDTH = 120;
	private static final int LABEL_INDENT = 4;

	/** One field. */
	private interface Field {
		Control control();

		/** Shows the draft's value. */
		void show(Draft draft);

		/** Keeps its text to be read and copied. */
		void end();
	}

	private final FormToolkit toolkit;
	private final Composite parent;
	private final Supplier<Draft> draft;
	private final Map<EStructuralFeature, Field> fields = new LinkedHashMap<>();
	/** While fields show the draft, what they say about changes is no person's. */
	private boolean showing;

	/**
	 * @param parent gets two columns' controls
	 * @param draft  what is edited now
	 */
	Fields(FormToolkit toolkit, Composite parent, Supplier<Draft> draft) {
		this.toolkit = toolkit;
		this.parent = parent;
		this.draft = draft;
	}

	/** A field of one line. */
	void line(EAttribute attribute) {
		line(attribute, _ -> "");
	}

	/** @param whenEmpty what is in force while the field is empty */
	void line(EAttribute attribute, Function<Draft, String> whenEmpty) {
		text(attribute, whenEmpty, SWT.SINGLE,
				GridDataFactory.fillDefaults().grab(true, false).hint(LEAST_WIDTH, SWT.DEFAULT));
	}

	/** A field for a number. */
	void number(EAttribute attribute, Function<Draft, String> whenEmpty) {
		text(attribute, whenEmpty, SWT.SINGLE, GridDataFactory.swtDefaults().hint(SHORT_WIDTH, SWT.DEFAULT));
	}

	/**
	 * A field of several lines.
	 *
	 * @param height in pixels, at least
	 * @param grows  whether it takes the height that is left
	 */
	void area(EAttribute attribute, int height, boolean grows) {
		area(attribute, height, grows, "");
	}

	/** @param hint shown while the field is empty */
	void area(EAttribute attribute, int height, boolean grows, String hint) {
		text(attribute, _ -> hint, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL,
				GridDataFactory.fillDefaults().grab(true, grows).hint(LEAST_WIDTH, height).minSize(SWT.DEFAULT, height));
	}

	private void text(EAttribute attribute, Function<Draft, String> whenEmpty, int style, GridDataFactory layout) {
		label(FeatureTexts.name(attribute), (style & SWT.MULTI) == 0 ? SWT.CENTER : SWT.BEGINNING);
		Text text = toolkit.createText(parent, "", SWT.BORDER | style);
		layout.applyTo(text);
		text.addListener(SWT.Modify, _ -> edit(() -> draft.get().type(attribute, text.getText())));
		add(attribute, new Field() {
			@Override
			public Control control() {
				return text;
			}

			@Override
			public void show(Draft shown) {
				text.setMessage(whenEmpty.apply(shown));
				String value = shown.text(attribute);
				// Setting the same text again would move the caret.
				if (!value.equals(text.getText())) {
					text.setText(value);
				}
			}

			@Override
			public void end() {
				text.setEditable(false);
			}
		});
	}

	/** A field for yes or no. */
	void check(EAttribute attribute) {
		label("", SWT.CENTER);
		Button button = toolkit.createButton(parent, FeatureTexts.name(attribute), SWT.CHECK);
		button.addListener(SWT.Selection, _ -> edit(() -> draft.get().set(attribute, button.getSelection())));
		add(attribute, new Field() {
			@Override
			public Control control() {
				return button;
			}

			@Override
			public void show(Draft shown) {
				button.setSelection((Boolean) shown.get(attribute));
			}

			@Override
			public void end() {
				Enablement.set(button, false);
			}
		});
	}

	/** A field for one of several values, which may change with the draft. */
	void choice(EStructuralFeature feature, Function<Draft, List<?>> values) {
		choice(feature, values, (_, value) -> FeatureTexts.value(feature, value));
	}

	/** @param name how a value is called */
	void choice(EStructuralFeature feature, Function<Draft, List<?>> values, BiFunction<Draft, Object, String> name) {
		label(FeatureTexts.name(feature), SWT.CENTER);
		Combo combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
		toolkit.adapt(combo, true, false);
		GridDataFactory.swtDefaults().hint(SHORT_WIDTH, SWT.DEFAULT).applyTo(combo);
		List<Object> choices = new ArrayList<>();
		combo.addListener(SWT.Selection,
				_ -> edit(() -> draft.get().set(feature, choices.get(combo.getSelectionIndex()))));
		add(feature, new Field() {
			@Override
			public Control control() {
				return combo;
			}

			@Override
			public void show(Draft shown) {
				choices.clear();
				choices.addAll(values.apply(shown));
				Object value = shown.get(feature);
				if (!choices.contains(value)) {
					choices.add(value);
				}
				String[] names = choices.stream().map(choice -> name.apply(shown, choice)).toArray(String[]::new);
				if (!Arrays.equals(names, combo.getItems())) {
					combo.setItems(names);
				}
				combo.select(choices.indexOf(value));
			}

			@Override
			public void end() {
				combo.setEnabled(false);
			}
		});
	}

	private void label(String text, int align) {
		Label label = toolkit.createLabel(parent, text);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, align)
				.indent(0, align == SWT.BEGINNING ? LABEL_INDENT : 0).applyTo(label);
	}

	private void add(EStructuralFeature feature, Field field) {
		AccessibleNames.set(field.control(), FeatureTexts.name(feature));
		field.control().addListener(SWT.FocusOut, _ -> draft.get().endTyping());
		fields.put(feature, field);
	}

	private void edit(Runnable change) {
		if (!showing) {
			change.run();
		}
	}

	/** Shows what the draft holds now. */
	void show() {
		showing = true;
		try {
			fields.values().forEach(field -> field.show(draft.get()));
		} finally {
			showing = false;
		}
	}

	/** From now on nothing can be edited; texts can be selected and copied. */
	void end() {
		fields.values().forEach(Field::end);
	}

	/** The control of a feature's field; null if the form has none. */
	Control control(EStructuralFeature feature) {
		Field field = fields.get(feature);
		return field == null ? null : field.control();
	}

	/** Which field of the form this is: 0 is the first; -1 if the form has none. */
	int place(EStructuralFeature feature) {
		return List.copyOf(fields.keySet()).indexOf(feature);
	}

	void setFocus() {
		fields.values().iterator().next().control().setFocus();
	}
}
