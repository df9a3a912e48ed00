package org.agentworld.ui.internal.status;

import org.agentworld.events.conversation.Activity;
import org.agentworld.ui.internal.overview.Overview;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UiExecutor;
import org.eclipse.jface.action.StatusLineContributionItem;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;

/** Says in the status line how many chats work and how many wait for the person. */
public final class WorkingChatsItem extends StatusLineContributionItem {

	public static final String ID = "org.agentworld.ui.workingChats";

	/** Between the text and what follows it. */
	private static final String GAP = "\u2002";

	private final Overview overview;
	private final Runnable endOfChanges;

	/** Begins to count; on the UI thread. */
	public WorkingChatsItem(Program program) {
		// As wide as its text: in a narrow window there is no place to be kept free.
		super(ID, CALC_TRUE_WIDTH);
		UiExecutor ui = new UiExecutor(Display.getCurrent());
		overview = program.overview();
		endOfChanges = overview.onChange(_ -> ui.execute(this::show));
		show();
	}

	private void show() {
		String text = text(count(Activity.WORKING), count(Activity.WAITING_FOR_PERSON));
		if (!text.equals(getText())) {
			setText(text);
		}
	}

	private int count(Activity activity) {
		return (int) overview.all().stream().filter(concern -> concern.activity() == activity).count();
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
		String both = workers.isEmpty() || waiters.isEmpty() ? workers + waiters
				: NLS.bind(Messages.WorkingChatsItem_both, workers, waiters);
		return both.isEmpty() ? both : both + GAP;
	}

	@Override
	public void dispose() {
		endOfChanges.run();
		super.dispose();
	}
}
