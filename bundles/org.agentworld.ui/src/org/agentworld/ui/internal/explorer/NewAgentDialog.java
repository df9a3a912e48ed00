package org.agentworld.ui.internal.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.agentworld.core.ContributedAgent;
import org.agentworld.model.Agent;
import org.agentworld.model.ModelFactory;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.AgentIcons;
import org.agentworld.ui.internal.program.Icons;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** Asks for the name of a new agent and, where plug-ins offer agents, for what it begins with. */
final class NewAgentDialog extends InputDialog {

	private static final int LIST_WIDTH = 680;
	private static final int LIST_HEIGHT = 160;

	/**
	 * A row of the list.
	 *
	 * @param offer empty: an agent that the person describes
	 */
	private record Row(Optional<ContributedAgent> offer, String name, String description, String plugIn) {
	}

	private final List<ContributedAgent> offers;
	private final List<String> taken;
	private Row chosen;
	/** What this put into the field for the name; the person's own words stay. */
	private String proposed = "";

	/** @param taken the names of the agents that there are */
	NewAgentDialog(Shell parent, List<ContributedAgent> offers, List<String> taken) {
		super(parent, Messages.NewAgentHandler_title, Messages.NodeHandler_name, "", NodeHandler::problemOf);
		this.offers = offers;
		this.taken = taken;
		this.chosen = new Row(Optional.empty(), Messages.NewAgentDialog_blank, Messages.NewAgentDialog_blankDescription, "");
	}

	/** The agent that the person wants, with its name. */
	Agent draft() {
		Agent draft = chosen.offer().map(ContributedAgent::draft).orElseGet(ModelFactory.eINSTANCE::createAgent);
		draft.setName(getValue().strip());
		return draft;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		if (!offers.isEmpty()) {
			createList(area);
		}
		return area;
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	private void createList(Composite area) {
		Label label = new Label(area, SWT.NONE);
		label.setText(Messages.NewAgentDialog_from);
		Composite table = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).hint(LIST_WIDTH, LIST_HEIGHT).applyTo(table);
		TableColumnLayout columns = new TableColumnLayout();
		table.setLayout(columns);
		TableViewer list = new TableViewer(table, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
		AccessibleNames.set(list.getControl(), Messages.NewAgentDialog_from);
		list.setContentProvider(ArrayContentProvider.getInstance());
		LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), area);
		column(list, columns, 2, Row::name, row -> images
				.create(row.offer().map(AgentIcons::of).orElseGet(() -> Icons.of("agent"))));
		column(list, columns, 5, Row::description, _ -> null);
		column(list, columns, 2, Row::plugIn, _ -> null);
		List<Row> rows = new ArrayList<>(List.of(chosen));
		offers.forEach(offer -> rows
				.add(new Row(Optional.of(offer), offer.name(), offer.description(), offer.plugInName())));
		list.setInput(rows);
		list.setSelection(new StructuredSelection(chosen));
		list.addSelectionChangedListener(_ -> choose((Row) list.getStructuredSelection().getFirstElement()));
		list.addOpenListener(_ -> {
			if (getOkButton().isEnabled()) {
				buttonPressed(IDialogConstants.OK_ID);
			}
		});
	}

	private static void column(TableViewer list, TableColumnLayout columns, int weight, Function<Row, String> text,
			Function<Row, Image> image) {
		TableViewerColumn column = new TableViewerColumn(list, SWT.NONE);
		column.setLabelProvider(ColumnLabelProvider.createTextImageProvider(row -> text.apply((Row) row),
				row -> image.apply((Row) row)));
		columns.setColumnData(column.getColumn(), new ColumnWeightData(weight));
	}

	private void choose(Row row) {
		if (row == null) {
			return;
		}
		chosen = row;
		if (getText().getText().equals(proposed)) {
			proposed = row.offer().map(offer -> free(offer.name())).orElse("");
			getText().setText(proposed);
		}
	}

	/** The name, with a number if another agent has it. */
	private String free(String name) {
		return IntStream.iterate(1, number -> number + 1)
				.mapToObj(number -> number == 1 ? name : NLS.bind(Messages.NewAgentDialog_numbered, name, number))
				.filter(candidate -> taken.stream().noneMatch(candidate::equalsIgnoreCase)).findFirst().orElseThrow();
	}
}
