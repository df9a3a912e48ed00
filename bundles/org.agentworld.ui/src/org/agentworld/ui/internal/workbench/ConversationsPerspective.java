package org.agentworld.ui.internal.workbench;

import org.agentworld.ui.internal.explorer.ExplorerView;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IPlaceholderFolderLayout;

/** The explorer on the left, the conversations beside it; room below them for what happens behind the scenes. */
public final class ConversationsPerspective implements IPerspectiveFactory {

	static final String ID = "org.agentworld.ui.perspective";
	private static final String ERROR_LOG = "org.eclipse.pde.runtime.LogView";
	private static final float EXPLORER_SHARE = 0.24f;
	private static final float EDITORS_SHARE = 0.7f;

	@Override
	public void createInitialLayout(IPageLayout layout) {
		layout.addView(ExplorerView.ID, IPageLayout.LEFT, EXPLORER_SHARE, layout.getEditorArea());
		layout.getViewLayout(ExplorerView.ID).setCloseable(false);
		IPlaceholderFolderLayout below = layout.createPlaceholderFolder("below", IPageLayout.BOTTOM, EDITORS_SHARE,
				layout.getEditorArea());
		below.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
		below.addPlaceholder(ERROR_LOG);
	}
}
