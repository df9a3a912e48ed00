package org.agentworld.ui.internal.workbench;

import org.agentworld.ui.internal.explorer.ExplorerView;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The explorer on the left, the conversations beside it. */
public final class ConversationsPerspective implements IPerspectiveFactory {

	static final String ID = "org.agentworld.ui.perspective";
	private static final float EXPLORER_SHARE = 0.24f;

	@Override
	public void createInitialLayout(IPageLayout layout) {
		layout.addView(ExplorerView.ID, IPageLayout.LEFT, EXPLORER_SHARE, layout.getEditorArea());
		layout.getViewLayout(ExplorerView.ID).setCloseable(false);
	}
}
