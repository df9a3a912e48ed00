package org.agentworld.ui.internal.editor;

import java.util.function.BooleanSupplier;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;

/** A text widget into which more than text can be pasted, however the person asks for that. */
final class MessageText extends StyledText {

	private final BooleanSupplier pasteOther;

	/** @param pasteOther takes what is no text from the clipboard; says whether there was anything */
	MessageText(Composite parent, int style, BooleanSupplier pasteOther) {
		super(parent, style);
		this.pasteOther = pasteOther;
	}

	@Override
	public void paste() {
		if (!getEditable() || !pasteOther.getAsBoolean()) {
			super.paste();
		}
	}
}
