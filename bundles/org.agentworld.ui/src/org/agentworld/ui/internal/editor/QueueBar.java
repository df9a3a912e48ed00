package org.agentworld.ui.internal.editor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.Queue;
import org.agentworld.events.conversation.QueuedMessage;
import org.agentworld.events.id.MessageId;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.ShortText;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/** The messages that wait in the chat, above the composer; not there while none does. Used on the UI thread. */
final class QueueBar {

	private static final int MARGIN = 10;
	/** More than these are scrolled: the conversation needs the place. */
	private static final int MOST_ROWS = 5;
	private static final int LONGEST_ROW = 300;
	/** How much of a message the names of its items tell. */
	private static final int LONGEST_NAME = 40;

	/** What a person can do to the queue. */
	interface Actions {

		void remove(MessageId message);

		/** Moves a message to another place, counted from 0. */
		void move(MessageId message, int index);

		/** Lets the person write a message anew. */
		void edit(QueuedMessage message);

		void pause();

		void resume();

		/** Takes all messages out of the queue, if the person confirms that. */
		void clear(int messages);
	}

	private final Composite area;
	private final Actions actions;
	private final Runnable onEmpty;
	private final Map<MessageId, ToolBar> bars = new LinkedHashMap<>();
	/** What is done with all messages. */
	private ToolBar heads;
	/** The message that was moved last; null if all were concerned. */
	private MessageId acted;
	private Queue shown = Queue.EMPTY;

	/** @param onEmpty the keyboard has to go elsewhere */
	QueueBar(Composite parent, Actions actions, Runnable onEmpty) {
		this.actions = actions;
		this.onEmpty = onEmpty;
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
		boolean hadFocus = hasFocus(area);
		shown = queue;
		bars.clear();
		for (Control child : area.getChildren()) {
			child.dispose();
		}
		List<QueuedMessage> messages = queue.messages();
		if (!messages.isEmpty()) {
			head(queue);
			rows(messages);
		}
		area.setVisible(!messages.isEmpty());
		((GridData) area.getLayoutData()).exclude = messages.isEmpty();
		area.getParent().layout(true, true);
		if (hadFocus) {
			focusAgain();
		}
	}

	private static boolean hasFocus(Composite parent) {
		for (Control control = parent.getDisplay().getFocusControl(); control != null; control = control.getParent()) {
			if (control == parent) {
				return true;
			}
		}
		return false;
	}

	/** Who moves a message by the keyboard goes on with the same message; who pauses all can resume all. */
	private void focusAgain() {
		if (bars.isEmpty()) {
			onEmpty.run();
		} else if (acted == null) {
			heads.setFocus();
		} else {
			bars.getOrDefault(acted, bars.values().iterator().next()).setFocus();
		}
	}

	private void rows(List<QueuedMessage> messages) {
		ScrolledComposite scrolled = new ScrolledComposite(area, SWT.V_SCROLL);
		scrolled.setExpandHorizontal(true);
		scrolled.setShowFocusedControl(true);
		Composite list = new Composite(scrolled, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(2, 0).applyTo(list);
		for (int i = 0; i < messages.size(); i++) {
			row(list, messages, i);
		}
		scrolled.setContent(list);
		scrolled.setExpandVertical(true);
		int height = list.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
		scrolled.setMinHeight(height);
		int seen = Math.min(messages.size(), MOST_ROWS) * height / messages.size();
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(SWT.DEFAULT, seen).applyTo(scrolled);
	}

	private void head(Queue queue) {
		Label title = new Label(area, SWT.NONE);
		title.setText(queue.paused() ? Messages.QueueBar_paused : Messages.QueueBar_title);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(title);
		heads = new ToolBar(area, SWT.FLAT | SWT.HORIZONTAL | SWT.RIGHT);
		if (queue.paused()) {
			item(Messages.QueueBar_resume, Messages.QueueBar_resumeHint, actions::resume);
		} else {
			item(Messages.QueueBar_pause, Messages.QueueBar_pauseHint, actions::pause);
		}
		new ToolItem(heads, SWT.SEPARATOR);
		int messages = queue.messages().size();
		item(Messages.QueueBar_clear, Messages.QueueBar_clearHint, () -> actions.clear(messages));
	}

	private void item(String text, String hint, Runnable action) {
		SymbolItem.create(heads, text, hint, () -> {
			acted = null;
			action.run();
		});
	}

	private void row(Composite list, List<QueuedMessage> messages, int index) {
		QueuedMessage message = messages.get(index);
		String text = Message.textOf(message.content());
		CLabel label = new CLabel(list, SWT.NONE);
		String summary = ShortText.firstLine(summary(message, text), LONGEST_ROW);
		label.setText(LegacyActionTools.escapeMnemonics(summary));
		label.setToolTipText(LegacyActionTools.escapeMnemonics(ShortText.of(text, LONGEST_ROW)));
		GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER)
				.applyTo(label);
		ToolBar bar = new ToolBar(list, SWT.FLAT | SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(bar);
		bars.put(message.id(), bar);
		String name = ShortText.firstLine(summary(message, text), LONGEST_NAME);
		AccessibleNames.set(bar, name);
		SymbolItem.create(bar, "↑", NLS.bind(Messages.QueueBar_up, name), () -> move(message.id(), index - 1))
				.setEnabled(index > 0);
		SymbolItem.create(bar, "↓", NLS.bind(Messages.QueueBar_down, name), () -> move(message.id(), index + 1))
				.setEnabled(index < messages.size() - 1);
		SymbolItem.create(bar, "✎", NLS.bind(Messages.QueueBar_edit, name), () -> actions.edit(message));
		SymbolItem.create(bar, "✕", NLS.bind(Messages.QueueBar_remove, name), () -> actions.remove(message.id()));
	}

	private void move(MessageId message, int index) {
		acted = message;
		actions.move(message, index);
	}

	/** The names of its files, then what is said about them. */
	private static String summary(QueuedMessage message, String text) {
		String files = Message.attachmentsOf(message.content()).stream().map(file -> "[" + file.name() + "] ")
				.collect(Collectors.joining());
		return files + text.strip();
	}
}
