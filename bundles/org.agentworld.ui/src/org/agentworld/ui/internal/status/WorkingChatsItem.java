package org.agentworld.ui.internal.status;

import org.agentworld.events.bus.EventSubscription;
import org.agentworld.ui.internal.workbench.Program;
import org.agentworld.ui.internal.workbench.UiExecutor;
import org.eclipse.jface.action.StatusLineContributionItem;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;

/** Says in the status line how many chats work and how many wait for the person. */
public final class WorkingChatsItem extends StatusLineContributionItem {

	public static final String ID = "org.agentworld.ui.workingChats";
	private static final int CHARACTERS = 34;

	private final WorkingChats chats;
	private final EventSubscription subscription;

	/** Begins to count; on the UI thread. */
	public WorkingChatsItem(Program program) {
		super(ID, CHARACTERS);
		UiExecutor ui = new UiExecutor(Display.getCurrent());
		chats = new WorkingChats(() -> ui.execute(this::show));
		subscription = program.subscriptions().subscribeToOverview(chats);
	}

	private void show() {
		setText(text(chats.working(), chats.waiting()));
	}

	private static String text(int working, int waiting) {
		String workers = switch (working) {
			case 0 -> "";
			case 1 -> Messages.WorkingChatsItem_oneWorks;
			default -> NLS.bind(Messages.WorkingChatsItem_work, working);
		};
		String waiters = switch (waiting) {
			case 0 -> "";
			case 1 -> Messages.WorkingChatsItem_oneWaits;
			default -> NLS.bind(Messages.WorkingChatsItem_wait, waiting);
		};
		return workers.isEmpty() || waiters.isEmpty() ? workers + waiters
				: NLS.bind(Messages.WorkingChatsItem_both, workers, waiters);
	}

	@Override
	public void dispose() {
		subscription.close();
		super.dispose();
	}
}
