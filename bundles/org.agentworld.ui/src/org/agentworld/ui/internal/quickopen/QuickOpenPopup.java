package org.agentworld.ui.internal.quickopen;

import java.util.List;
import java.util.function.Consumer;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.ui.internal.popup.SearchPopup;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.program.UiExecutor;
import org.agentworld.ui.internal.quickopen.Ranking.Results;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

/** Shows what the {@link Finder} finds. */
final class QuickOpenPopup extends SearchPopup {

	private final Program program;
	private final List<ChatAddress> recent;
	private final Consumer<Target> chosen;
	private TableViewer rows;
	private Finder finder;

	/**
	 * @param recent the chats that come first among equals
	 * @param chosen gets what the person opens, after this is closed
	 */
	QuickOpenPopup(Shell parent, Program program, List<ChatAddress> recent, Consumer<Target> chosen) {
		super(parent, Messages.QuickOpen_hint, Messages.QuickOpen_results, Messages.QuickOpen_keys);
		this.program = program;
		this.recent = recent;
		this.chosen = chosen;
	}

	@Override
	protected void fill(TableViewer list) {
		rows = list;
		rows.setContentProvider(ArrayContentProvider.getInstance());
		rows.setLabelProvider(new DelegatingStyledCellLabelProvider(new FoundLabels(rows.getControl())));
		finder = new Finder(new TargetReader(program.worlds(), program.chats(), recent),
				new UiExecutor(rows.getControl()), this::show, this::failed);
		finder.find("");
	}

	@Override
	protected void search(String typed) {
		finder.find(typed);
	}

	@Override
	protected void chosen(Object row) {
		chosen.accept(((Found) row).target());
	}

	private void show(Results results) {
		rows.getTable().setRedraw(false);
		rows.setInput(results.rows());
		select(0);
		rows.getTable().setRedraw(true);
		setInfoText(info(results));
	}

	private static String info(Results results) {
		if (results.more() > 0) {
			return NLS.bind(Messages.QuickOpen_more, results.more());
		}
		if (!results.complete()) {
			return Messages.QuickOpen_reading;
		}
		return results.rows().isEmpty() ? Messages.QuickOpen_none : Messages.QuickOpen_keys;
	}

	private void failed(RefusedException why) {
		setInfoText(NLS.bind(Messages.QuickOpen_failed, why.getMessage()));
	}

	@Override
	public boolean close() {
		if (finder != null) {
			finder.close();
		}
		return super.close();
	}
}
