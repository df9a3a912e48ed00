package org.agentworld.ui.internal.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.Activity;
import org.agentworld.model.Agent;
import org.agentworld.model.Chat;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.TestEngine;
import org.agentworld.ui.internal.Controls;
import org.agentworld.ui.internal.Dialogs;
import org.agentworld.ui.internal.editor.ChatEditor;
import org.agentworld.ui.internal.editor.ChatEditorInput;
import org.agentworld.ui.internal.editor.EventLoop;
import org.agentworld.ui.internal.program.Program;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The explorer over worlds of its own. */
class ExplorerTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
	private final Program program = Program.of(PlatformUI.getWorkbench());
	private TreeViewer tree;
	private World world;

	@BeforeEach
	void showTheExplorer() throws PartInitException, RefusedException {
		tree = (TreeViewer) page.showView(ExplorerView.ID).getSite().getSelectionProvider();
		world = world("Explored", "offline");
	}

	@AfterEach
	void removeTheWorld() throws RefusedException {
		filter("");
		page.closeAllEditors(false);
		program.worlds().delete(world.getId());
	}

	@Test
	void aBadgeSaysThatAChatIsUnreadAndTheWorldSumsUp() throws RefusedException {
		Chat chat = chat("Ann's chat");
		chat("quiet");
		awaitRow("quiet", _ -> true);
		send(chat, "hello");
		awaitRow("Ann's chat", text -> text.equals("Ann's chat  unread"));
		awaitRow("Explored", text -> text.equals("Explored  1 unread"));
		assertThat(row("quiet").getText()).isEqualTo("quiet");

		TestEngine.get(program.chats().seen(chat.getId(), Long.MAX_VALUE));
		awaitRow("Ann's chat", "Ann's chat"::equals);
		awaitRow("Explored", "Explored"::equals);
	}

	@Test
	void aBadgeLeavesSelectionAndFoldingAsTheyAre() throws RefusedException {
		Chat chat = chat("one");
		chat("two");
		select("two");
		TreeItem agents = row("Agents");
		tree.expandToLevel(agents.getData(), 1);
		send(chat, "hello");
		awaitRow("one", text -> text.contains("unread"));
		assertThat(((Node) tree.getStructuredSelection().getFirstElement()).name()).isEqualTo("two");
		assertThat(row("Agents").getExpanded()).isTrue();
	}

	@Test
	void aLongNameLeavesRoomForItsBadge() throws RefusedException {
		Chat chat = chat("A name that goes on and on, longer than any view could be, and still does not end");
		send(chat, "hello");
		awaitRow("A name", text -> text.endsWith("…  unread") && text.length() < 60);
	}

	@Test
	void pinningIsUndoneAndRedone() throws RefusedException, CommandException {
		chat("first");
		chat("second");
		awaitChats("second", "first");
		select("first");
		execute("org.agentworld.ui.pin");
		awaitChats("first  pinned", "second");
		execute("org.eclipse.ui.edit.undo");
		awaitChats("second", "first");
		execute("org.eclipse.ui.edit.redo");
		awaitChats("first  pinned", "second");
		select("first");
		execute("org.agentworld.ui.pin");
		awaitChats("second", "first");
	}

	@Test
	void aNewNameIsUndoneAndRedone() throws RefusedException, CommandException {
		chat("old name");
		select("old name");
		Dialogs.onNext("Rename", dialog -> {
			Text name = Controls.in(dialog, Text.class).getFirst();
			name.setText("x".repeat(201));
			// Refused while it can be changed: this press does nothing.
			Dialogs.press(dialog, "OK");
			assertThat(Controls.in(dialog, Text.class)).extracting(Text::getText)
					.anyMatch(text -> text.contains("201 characters"));
			name.setText("new name");
			Dialogs.press(dialog, "OK");
		});
		execute("org.eclipse.ui.edit.rename");
		awaitChats("new name");
		execute("org.eclipse.ui.edit.undo");
		awaitChats("old name");
		execute("org.eclipse.ui.edit.redo");
		awaitChats("new name");
	}

	@Test
	void severalRowsAreDeletedAtOnce() throws RefusedException, CommandException {
		World second = world("Second", "offline");
		program.chats().create(second.getId(), "goes with its world");
		chat("kept");
		chat("first");
		Chat open = chat("second");
		awaitChats("second", "first", "kept");
		ChatEditor.open(page, address(open), open.getName());
		EventLoop.until(() -> "no row of " + second.getName(), () -> topRow(second).isPresent());
		tree.setSelection(new StructuredSelection(
				List.of(row("first").getData(), row("second").getData(), topRow(second).orElseThrow().getData())));
		page.activate(page.findView(ExplorerView.ID));

		Dialogs.press("Delete", "Cancel");
		execute("org.eclipse.ui.edit.delete");
		awaitChats("second", "first", "kept");
		Dialogs.press("Delete", "OK");
		execute("org.eclipse.ui.edit.delete");

		awaitChats("kept");
		EventLoop.until(() -> "worlds " + program.worlds().all(),
				() -> program.worlds().all().stream().noneMatch(one -> one.getId().equals(second.getId())));
	}

	@Test
	void archivedChatsAreHiddenUntilTheyAreAskedFor() throws RefusedException, CommandException {
		chat("old");
		chat("new");
		awaitChats("new", "old");
		select("old");
		execute("org.agentworld.ui.archive");
		awaitChats("new");
		ExplorerView view = (ExplorerView) page.findView(ExplorerView.ID);
		view.showArchived(true);
		awaitChats("new", "old  archived");
		view.showArchived(false);
		awaitChats("new");
		execute("org.eclipse.ui.edit.undo");
		awaitChats("new", "old");
	}

	@Test
	void theFilterFindsChatsBeyondTheFirstPage() throws RefusedException {
		chat("needle");
		for (int i = 0; i < ExplorerLoader.PAGE; i++) {
			chat("hay " + i);
		}
		awaitRows("Show more", true);
		assertThat(texts()).doesNotContain("needle");
		filter("EEDL");
		awaitChats("needle");
		filter("nothing has this name");
		EventLoop.until(() -> "rows " + texts(), () -> texts().isEmpty());
		filter("");
		awaitRows("Show more", true);
	}

	@Test
	void anEmptyWorldSaysWhatToDo() {
		awaitRows("No chats yet: choose New Chat", true);
	}

	@Test
	void nextChatGoesToTheFailedOneAndThenToTheUnreadOne() throws RefusedException, CommandException {
		for (var concern : program.overview().all()) {
			// What other tests left.
			program.chats().delete(concern.chat().chat()).join();
		}
		World broken = world("Broken", "no such connection");
		try {
			Chat unread = chat("unread");
			send(unread, "hello");
			Chat failed = program.chats().create(broken.getId(), "failed");
			send(failed, "hello");
			EventLoop.until(() -> "overview " + program.overview().all(),
					() -> program.overview().of(address(unread)).isUnread()
							&& !program.overview().of(address(failed)).failed().isEmpty()
							&& program.overview().all().size() == 2);
			execute("org.agentworld.ui.nextChat");
			awaitFront(failed);
			execute("org.agentworld.ui.nextChat");
			awaitFront(unread);
		} finally {
			program.worlds().delete(broken.getId());
		}
	}

	private void awaitFront(Chat chat) {
		EventLoop.until(() -> "in front is " + page.getActiveEditor(), () -> page.getActiveEditor() != null
				&& page.getActiveEditor().getEditorInput() instanceof ChatEditorInput input
				&& input.chat().equals(address(chat)));
	}

	private World world(String name, String connection) throws RefusedException {
		World draft = ModelFactory.eINSTANCE.createWorld();
		draft.setName(name);
		draft.setConnection(connection);
		Agent agent = ModelFactory.eINSTANCE.createAgent();
		agent.setName("Ann");
		draft.getAgents().add(agent);
		return program.worlds().create(draft);
	}

	private Chat chat(String name) throws RefusedException {
		return program.chats().create(world.getId(), name);
	}

	private static ChatAddress address(Chat chat) {
		return new ChatAddress(chat.getWorld(), chat.getId());
	}

	/** Sends, and waits until the chat is at rest. */
	private void send(Chat chat, String text) {
		TestEngine.get(program.chats().send(chat.getId(), text));
		EventLoop.until(() -> "activity of " + chat.getName(), () -> TestEngine
				.get(program.chats().snapshot(chat.getId(), Long.MAX_VALUE, 1)).activity() == Activity.IDLE);
	}

	private void filter(String text) {
		Text field = (Text) Arrays.stream(tree.getTree().getParent().getChildren()).filter(Text.class::isInstance)
				.findFirst().orElseThrow();
		field.setText(text);
	}

	private void select(String name) {
		awaitRow(name, _ -> true);
		tree.setSelection(new StructuredSelection(row(name).getData()));
		page.activate(page.findView(ExplorerView.ID));
	}

	/** Undo is offered once what is to be undone was saved, which may be after its event came. */
	private void execute(String command) throws CommandException {
		EventLoop.until(() -> command + " is not enabled", () -> PlatformUI.getWorkbench()
				.getService(ICommandService.class).getCommand(command).isEnabled());
		PlatformUI.getWorkbench().getActiveWorkbenchWindow().getService(IHandlerService.class).executeCommand(command,
				null);
	}

	private void awaitRow(String name, Predicate<String> text) {
		EventLoop.until(() -> "rows " + texts(), () -> rows().stream()
				.anyMatch(item -> item.getText().startsWith(name) && text.test(item.getText())));
	}

	private void awaitRows(String text, boolean there) {
		EventLoop.until(() -> "rows " + texts(), () -> texts().contains(text) == there);
	}

	/** Waits until the world's row has these rows of chats. */
	private void awaitChats(String... chats) {
		EventLoop.until(() -> "rows " + texts(), () -> rows().stream()
				.filter(item -> item.getData() instanceof Node.ChatNode chat && chat.world().equals(world.getId()))
				.map(TreeItem::getText).toList().equals(List.of(chats)));
	}

	private TreeItem row(String name) {
		return rows().stream().filter(item -> item.getText().startsWith(name)).findFirst().orElseThrow();
	}

	private Optional<TreeItem> topRow(World of) {
		return Arrays.stream(tree.getTree().getItems())
				.filter(item -> item.getData() instanceof Node.WorldNode node && node.world().equals(of.getId()))
				.findFirst();
	}

	private List<String> texts() {
		return rows().stream().map(TreeItem::getText).toList();
	}

	/** The row of the world and those below it, as far as they were unfolded. */
	private List<TreeItem> rows() {
		List<TreeItem> rows = new ArrayList<>();
		topRow(world).ifPresent(item -> {
			if (!item.getExpanded()) { // doing it each time would keep the event loop from all else
				tree.expandToLevel(item.getData(), 1);
			}
			rows.add(item);
			rows.addAll(List.of(item.getItems()));
		});
		return rows;
	}
}
