package org.agentworld.ui.internal.quickopen;

import org.agentworld.ui.internal.program.Icons;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString.Styler;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.TextStyle;
import org.eclipse.swt.widgets.Control;

/** Icon, name with the letters that were found, and where it is. */
final class FoundLabels extends LabelProvider implements IStyledLabelProvider {

	private final ResourceManager resources = new LocalResourceManager(JFaceResources.getResources());
	private final Font bold;
	/** Bold and underlined: to be seen without colours, also in a selected row. */
	private final Styler hit = new Styler() {
		@Override
		public void applyStyles(TextStyle style) {
			style.font = bold;
			style.underline = true;
		}
	};

	/** @param list whose font the names have */
	FoundLabels(Control list) {
		bold = resources.create(FontDescriptor.createFrom(list.getFont()).setStyle(SWT.BOLD));
	}

	@Override
	public StyledString getStyledText(Object element) {
		Found found = (Found) element;
		StyledString text = new StyledString(found.target().name());
		for (int position : found.match().positions()) {
			text.setStyle(position, 1, hit);
		}
		return text.append("  " + where(found.target()), StyledString.QUALIFIER_STYLER);
	}

	@Override
	public String getText(Object element) {
		return getStyledText(element).getString();
	}

	private static String where(Target target) {
		return switch (target) {
			case Target.OfWorld _ -> Messages.QuickOpen_world;
			case Target.OfAgent agent -> NLS.bind(Messages.QuickOpen_agent, agent.worldName());
			case Target.OfChat chat -> chat.worldName();
		};
	}

	@Override
	public Image getImage(Object element) {
		String icon = switch (((Found) element).target()) {
			case Target.OfWorld _ -> "world";
			case Target.OfAgent _ -> "agent";
			case Target.OfChat _ -> "chat";
		};
		return resources.get(Icons.of(icon));
	}

	@Override
	public void dispose() {
		resources.dispose();
		super.dispose();
	}
}
