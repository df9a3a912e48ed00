package org.agentworld.ui.internal.definition;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.FormColors;
import org.eclipse.ui.forms.IFormColors;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** A form that is as wide as its editor: a long name or message is shortened in its head, whose tooltip has all of it. */
final class FittingForm extends ScrolledForm {

	FittingForm(Composite parent, FormColors colors) {
		super(parent, SWT.V_SCROLL);
		setExpandHorizontal(true);
		setExpandVertical(true);
		setBackground(colors.getBackground());
		setForeground(colors.getColor(IFormColors.TITLE));
		setFont(JFaceResources.getHeaderFont());
	}

	/** The platform asks for as much width as all that the head says takes in one line. */
	@Override
	public void setMinSize(int width, int height) {
		super.setMinSize(0, height);
	}
}
