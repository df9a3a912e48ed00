package org.agentworld.swtbot.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.agentworld.swtbot.fixture.Ui;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTree;

/** The list of worlds with their agents and chats. */
public final class Explorer {

	/** Between a name and what is said about it. */
	private static final String GAP = "  ";

	private final Window window;
	private final SWTWorkbenchBot bot;
	private final SWTBotView view;
	private final SWTBotTree tree;

	Explorer(Window window, SWTWorkbenchBot bot) {
		this.window = window;
		this.bot = bot;
		view = bot.viewByTitle("Worlds");
		view.show();
		tree = view.bot().tree();
	}

	/** All rows that are unfolded, with what is said about them, from above. */
	public List<String> rows() {
		return Ui.get(() -> {
			List<String> rows = new ArrayList<>();
			collect(tree.widget.getItems(), rows);
			return rows;
		});
	}

	private static void collect(TreeItem[] items, List<String> rows) {
		for (TreeItem item : items) {
			rows.add(item.getText());
			if (item.getExpanded()) {
				collect(item.getItems(), rows);
			}
		}
	}

	/** Waits until something is called so, whatever is said about it. */
	public void awaitRow(String name) {
		awaitRow(name, _ -> true);
	}

	/** Waits until this is said about the row, for example "working"; nothing if it is empty. */
	public void awaitBadge(String name, String badge) {
		awaitRow(name, row -> row.equals(badge.isEmpty() ? name : name + GAP + badge));
	}

	/** Waits until nothing is called so. */
	public void awaitNoRow(String name) {
		Ui.await(this::rows, () -> rows().stream().noneMatch(row -> isOf(name, row)));
	}

	private void awaitRow(String name, Predicate<String> text) {
		Ui.await(this::rows, () -> rows().stream().anyMatch(row -> isOf(name, row) && text.test(row)));
	}

	private static boolean isOf(String name, String row) {
		return row.equals(name) || row.startsWith(name + GAP);
	}

	/** Opens a chat, a world or an agent by a double click. */
	public void open(String name) {
		select(name);
		Ui.run(() -> tree.widget.notifyListeners(SWT.DefaultSelection, new Event()));
	}

	/** Opens a chat by a double click. */
	public Chat openChat(String name) {
		open(name);
		return window.front(name);
	}

	/** Gives something another name. */
	public void rename(String name, String another) {
		menu(name, "Rename");
		new Question(bot, "Rename").answer("Name:", another);
	}

	/** Deletes something, and confirms that. */
	public void delete(String name) {
		menu(name, "Delete");
		new Question(bot, "Delete").press("OK");
	}

	/** Shows what is below a row. */
	public void unfold(String name) {
		select(name);
		Ui.run(() -> {
			Event unfolded = new Event();
			unfolded.item = tree.widget.getSelection()[0];
			tree.widget.notifyListeners(SWT.Expand, unfolded);
			tree.widget.getSelection()[0].setExpanded(true);
		});
	}

	/** Selects a row, as soon as it is there. Rows move while chats go on: it is found and selected at one moment. */
	public void select(String name) {
		view.setFocus();
		Ui.await(this::rows, () -> Ui.get(() -> {
			Optional<TreeItem> row = find(tree.widget.getItems(), name);
			row.ifPresent(item -> {
				tree.widget.setSelection(item);
				Event selected = new Event();
				selected.item = item;
				tree.widget.notifyListeners(SWT.Selection, selected);
			});
			return row.isPresent();
		}));
	}

	private void menu(String name, String item) {
		select(name);
		tree.contextMenu(item).click();
	}

	private static Optional<TreeItem> find(TreeItem[] items, String name) {
		for (TreeItem item : items) {
			Optional<TreeItem> found = isOf(name, item.getText()) ? Optional.of(item) : find(item.getItems(), name);
			if (found.isPresent()) {
				return found;
			}
		}
		return Optional.empty();
	}
}
