package org.agentworld.ui.internal.definition;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.FormColors;
import org.eclipse.ui.forms.IFormColors;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** A form as wide as its editor: in its head a long name breaks into lines, and a long message is cut; its tooltip has all. */
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
