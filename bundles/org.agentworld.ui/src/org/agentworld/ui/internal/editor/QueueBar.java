package org.agentworld.ui.internal.editor;

import java.util.List;

import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.id.MessageId;
import org.agentworld.ui.internal.workbench.AccessibleNames;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/** The messages that wait in the chat, above the composer; not there while none does. Used on the UI thread. */
final class QueueBar {

	private static final int MARGIN = 10;
	/** More than these are counted, not listed: the conversation needs the place. */
	private static final int MOST_ROWS = 5;
	private static final int LONGEST_ROW = 300;

	/** What a person can do to the queue. */
	interface Actions {

		void remove(MessageId message);

		/** Moves a message to another place, counted from 0. */
		void move(MessageId message, int index);

		void resume();
	}

	private final Composite area;
	private final Actions actions;
	private Queue shown = Queue.EMPTY;

	QueueBar(Composite parent, Actions actions) {
		this.actions = actions;
		area = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(area);
		GridLayoutFactory.fillDefaults().numColumns(2).extendedMargins(MARGIN, MARGIN, MARGIN / 2, 0).spacing(2, 0)
				.applyTo(area);
		area.setVisible(false);
	}

	void show(Queue queue) {
		if (queue.equals(shown)) {
			return;
		}
		shown = queue;
		for (Control child : area.getChildren()) {
			child.dispose();
		}
		List<QueuedMessage> messages = queue.messages();
		if (!messages.isEmpty()) {
			head(queue);
			for (int i = 0; i < Math.min(messages.size(), MOST_ROWS); i++) {
				row(messages, i);
			}
			if (messages.size() > MOST_ROWS) {
				Label rest = new Label(area, SWT.NONE);
				rest.setText(NLS.bind(Messages.QueueBar_more, messages.size() - MOST_ROWS));
				GridDataFactory.fillDefaults().span(2, 1).applyTo(rest);
			}
		}
		area.setVisible(!messages.isEmpty());
		((GridData) area.getLayoutData()).exclude = messages.isEmpty();
		area.getParent().layout(true, true);
	}

	private void head(Queue queue) {
		Label title = new Label(area, SWT.NONE);
		title.setText(queue.paused() ? Messages.QueueBar_paused : Messages.QueueBar_title);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(title);
		ToolBar bar = bar();
		if (queue.paused()) {
			item(bar, Messages.QueueBar_resume, Messages.QueueBar_resumeHint, true, actions::resume);
		}
	}

	private void row(List<QueuedMessage> messages, int index) {
		QueuedMessage message = messages.get(index);
		String text = Message.textOf(message.content());
		CLabel label = new CLabel(area, SWT.NONE);
		label.setText(firstLine(text));
		label.setToolTipText(text.length() <= LONGEST_ROW ? text : text.substring(0, LONGEST_ROW) + "…");
		GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER)
				.applyTo(label);
		ToolBar bar = bar();
		AccessibleNames.set(bar, label.getText());
		item(bar, "↑", Messages.QueueBar_up, index > 0, () -> actions.move(message.id(), index - 1));
		item(bar, "↓", Messages.QueueBar_down, index < messages.size() - 1,
				() -> actions.move(message.id(), index + 1));
		item(bar, "✕", Messages.QueueBar_remove, true, () -> actions.remove(message.id()));
	}

	private ToolBar bar() {
		ToolBar bar = new ToolBar(area, SWT.FLAT | SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(bar);
		return bar;
	}

	private static void item(ToolBar bar, String text, String hint, boolean enabled, Runnable action) {
		ToolItem item = new ToolItem(bar, SWT.PUSH);
		item.setText(text);
		item.setToolTipText(hint);
		item.setEnabled(enabled);
		item.addListener(SWT.Selection, _ -> action.run());
	}

	private static String firstLine(String text) {
		String line = text.strip().lines().findFirst().orElse("");
		return line.length() <= LONGEST_ROW ? line : line.substring(0, LONGEST_ROW) + "…";
	}
}
