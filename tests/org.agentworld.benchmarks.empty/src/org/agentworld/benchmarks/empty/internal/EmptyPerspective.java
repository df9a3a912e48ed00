package org.agentworld.benchmarks.empty.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** No view at all. */
public final class EmptyPerspective implements IPerspectiveFactory {

	static final String ID = "org.agentworld.benchmarks.empty.perspective";

	@Override
	public void createInitialLayout(IPageLayout layout) {
		// The editor area is always there.
	}
}
