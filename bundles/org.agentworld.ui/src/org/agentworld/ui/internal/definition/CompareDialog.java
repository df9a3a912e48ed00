package org.agentworld.ui.internal.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.agentworld.ui.internal.program.AccessibleNames;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Shows what the person typed beside what was saved meanwhile, and asks for each field which of both to keep. */
final class CompareDialog extends TitleAreaDialog {

	private static final int WIDTH = 640;
	private static final int VALUE_WIDTH = 240;
	private static final int VALUE_HEIGHT = 48;
	private static final int MARGIN = 12;

	/** The buttons of one field. */
	private record Choice(Button mine, Button theirs) {
		void take(boolean takeTheirs) {
			mine.setSelection(!takeTheirs);
			theirs.setSelection(takeTheirs);
		}
	}

	private final String name;
	private final List<Difference> differences;
	private final List<Choice> choices = new ArrayList<>();
	private Set<EStructuralFeature> accepted = Set.of();

	/** @param name what both are versions of */
	CompareDialog(Shell parent, String name, List<Difference> differences) {
		super(parent);
		this.name = name;
		this.differences = differences;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** The fields in which what was saved meanwhile is kept. */
	Set<EStructuralFeature> accepted() {
		return accepted;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.Compare_title);
	}

	@Override
	protected Point getInitialSize() {
		Point size = super.getInitialSize();
		return new Point(Math.max(size.x, WIDTH), size.y);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		setTitle(NLS.bind(Messages.Compare_heading, name));
		setMessage(Messages.Compare_message, IMessageProvider.WARNING);
		ScrolledComposite scrolled = new ScrolledComposite(area, SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(scrolled);
		Composite rows = new Composite(scrolled, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).equalWidth(true).margins(MARGIN, MARGIN).applyTo(rows);
		differences.forEach(difference -> row(rows, difference));
		scrolled.setContent(rows);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		scrolled.setMinSize(rows.computeSize(SWT.DEFAULT, SWT.DEFAULT));
		return area;
	}

	private void row(Composite rows, Difference difference) {
		String field = FeatureTexts.name(difference.feature());
		Label label = new Label(rows, SWT.NONE);
		label.setText(field);
		label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		GridDataFactory.fillDefaults().span(2, 1).applyTo(label);
		Button mine = side(rows, difference.feature(), Messages.Compare_mine, difference.mine());
		Button theirs = side(rows, difference.feature(), Messages.Compare_theirs, difference.theirs());
		Choice choice = new Choice(mine, theirs);
		mine.addListener(SWT.Selection, _ -> choice.take(!mine.getSelection()));
		theirs.addListener(SWT.Selection, _ -> choice.take(theirs.getSelection()));
		choice.take(!difference.mineChanged());
		choices.add(choice);
	}

	private static Button side(Composite rows, EStructuralFeature feature, String whose, Object value) {
		Composite side = new Composite(rows, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(side);
		GridLayoutFactory.fillDefaults().applyTo(side);
		String name = NLS.bind(Messages.Compare_sideName, FeatureTexts.name(feature), whose);
		Button button = new Button(side, SWT.RADIO);
		AccessibleNames.set(button, name);
		button.setText(whose);
		Text text = new Text(side, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.READ_ONLY);
		AccessibleNames.set(text, name);
		text.setText(FeatureTexts.value(feature, value));
		GridDataFactory.fillDefaults().grab(true, true).hint(VALUE_WIDTH, VALUE_HEIGHT).applyTo(text);
		return button;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		all(parent, IDialogConstants.CLIENT_ID, Messages.Compare_allMine, false);
		all(parent, IDialogConstants.CLIENT_ID + 1, Messages.Compare_allTheirs, true);
		createButton(parent, IDialogConstants.OK_ID, Messages.Compare_save, true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
	}

	private void all(Composite parent, int id, String label, boolean theirs) {
		createButton(parent, id, label, false).addListener(SWT.Selection,
				_ -> choices.forEach(choice -> choice.take(theirs)));
	}

	@Override
	protected void okPressed() {
		Set<EStructuralFeature> chosen = new HashSet<>();
		for (int i = 0; i < differences.size(); i++) {
			if (choices.get(i).theirs().getSelection()) {
				chosen.add(differences.get(i).feature());
			}
		}
		accepted = chosen;
		super.okPressed();
	}
}
