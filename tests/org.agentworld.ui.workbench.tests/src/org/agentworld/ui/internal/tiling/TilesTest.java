package org.agentworld.ui.internal.tiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.model.Chat;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.ui.internal.Controls;
import org.agentworld.ui.internal.editor.ChatEditor;
import org.agentworld.ui.internal.editor.EventLoop;
import org.agentworld.ui.internal.program.Program;
import org.agentworld.ui.internal.recent.RecentChats;
import org.assertj.core.data.Offset;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartSashContainer;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is on the screen after the tiling commands, and what remains of it in the platform's model. */
class TilesTest {

	/** How much two tiles of one row may differ. */
	private static final Offset<Integer> SASH = Offset.offset(20);

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
	private final IWorkbenchPage page = window.getActivePage();
	private final Program program = Program.of(window);

	/** Not out of tiles: the platform's clean-up logs a NullPointerException where the first of several stacks loses two tabs at once. */
	@AfterEach
	void closeEditors() {
		new Tiles(window).arrange(1);
		awaitSettled("all in one stack");
		page.closeAllEditors(false);
		awaitTiles();
	}

	@Test
	void twoTilesShowTheTwoChatsUsedLast() throws Exception {
		open("a");
		open("b");
		open("c");
		execute("tileTwo");
		awaitTiles("b", "c");
		Map<String, Rectangle> tiles = tiles();
		assertThat(tiles.get("b").x).isLessThan(tiles.get("c").x);
		assertThat(tiles.get("b").width).isCloseTo(tiles.get("c").width, SASH);
		assertThat(page.getActiveEditor().getTitle()).as("what was in front stays so").isEqualTo("c");
	}

	@Test
	void fourTilesAreAGridThatFillsTheArea() throws Exception {
		for (String name : List.of("a", "b", "c", "d", "e")) {
			open(name);
		}
		execute("oneStack");
		awaitTiles("e");
		execute("tileFour");
		awaitTiles("b", "c", "d", "e");
		Map<String, Rectangle> tiles = tiles();
		assertThat(tiles.get("b").x).isEqualTo(tiles.get("d").x).isLessThan(tiles.get("c").x);
		assertThat(tiles.get("b").y).isEqualTo(tiles.get("c").y).isLessThan(tiles.get("d").y);
		assertThat(tiles.values()).extracting(tile -> tile.width).allSatisfy(width -> assertThat(width).isCloseTo(tiles.get("b").width, SASH));
		assertThat(tiles.values()).extracting(tile -> tile.height).allSatisfy(height -> assertThat(height).isCloseTo(tiles.get("b").height, SASH));
		assertThat(stacks()).hasSize(4);
	}

	@Test
	void oneStackBringsAllBack() throws Exception {
		for (String name : List.of("a", "b", "c", "d")) {
			open(name);
		}
		execute("tileFour");
		awaitTiles("a", "b", "c", "d");
		execute("oneStack");
		awaitTiles("d");
		assertThat(stacks()).singleElement().satisfies(stack -> assertThat(stack.getChildren()).hasSize(4));
		assertThat(page.getEditorReferences()).hasSize(4);
	}

	@Test
	void fewerChatsMakeFewerTiles() throws Exception {
		execute("tileFour");
		awaitTiles();
		open("a");
		execute("tileFour");
		awaitTiles("a");
		open("b");
		open("c");
		execute("tileFour");
		awaitTiles("a", "b", "c");
		execute("tileTwo");
		awaitTiles("b", "c");
	}

	@Test
	void aClosedTileLeavesNoHole() throws Exception {
		for (String name : List.of("a", "b", "c", "d")) {
			open(name);
		}
		for (String first : List.of("a", "b", "c")) {
			execute("tileFour");
			awaitSettled("four tiles");
			page.closeEditor(editor(first), false);
			awaitSettled(first + " was closed");
			assertThat(tiles()).hasSameSizeAs(page.getEditorReferences());
		}
	}

	@Test
	void tilingAgainDoesNotShuffle() throws Exception {
		for (String name : List.of("a", "b", "c", "d")) {
			open(name);
		}
		execute("tileFour");
		awaitTiles("a", "b", "c", "d");
		Map<String, Rectangle> before = tiles();
		page.activate(editor("a"));
		execute("tileFour");
		EventLoop.until(() -> before + " became " + tiles(), () -> tiles().equals(before));
		assertThat(page.getActiveEditor().getTitle()).isEqualTo("a");
	}

	@Test
	void lastChatGoesThereAndBack() throws Exception {
		open("a");
		open("b");
		open("c");
		page.activate(editor("a"));
		execute("lastChat");
		assertThat(page.getActiveEditor().getTitle()).isEqualTo("c");
		execute("lastChat");
		assertThat(page.getActiveEditor().getTitle()).isEqualTo("a");
		page.activate(page.findView("org.agentworld.ui.explorer"));
		execute("lastChat");
		assertThat(page.getActivePart().getTitle()).as("from elsewhere, the last one").isEqualTo("a");
	}

	@Test
	void writingGoesOnAfterTiling() throws Exception {
		open("a");
		open("b");
		execute("tileTwo");
		awaitTiles("a", "b");
		StyledText composer = Controls.in((Control) part("b").getWidget(), StyledText.class).stream()
				.filter(StyledText::getEditable).findFirst().orElseThrow();
		EventLoop.until(() -> "the keyboard is at " + composer.getDisplay().getFocusControl(), composer::isFocusControl);
	}

	/** Whatever is opened, closed and arranged: the tiles are apart, and the model has no empty stack and no lone container. */
	@Test
	void anyOrderOfCommandsKeepsTheWindowWhole() throws Exception {
		long seed = Long.getLong("seed", System.nanoTime());
		Random random = new Random(seed);
		for (int round = 0; round < 60; round++) {
			int open = page.getEditorReferences().length;
			String step = List.of("open", "close", "tileTwo", "tileFour", "oneStack", "lastChat").get(random.nextInt(6));
			switch (step) {
				case "open" -> open("r" + round);
				case "close" -> {
					if (open > 0) {
						page.closeEditor(page.getEditorReferences()[random.nextInt(open)].getEditor(true), false);
					}
				}
				default -> execute(step);
			}
			awaitSettled("seed " + seed + ", round " + round + ", " + step);
		}
	}

	private MPart part(String name) {
		return RecentChats.editors(window).stream().filter(part -> part.getLabel().equals(name)).findFirst().orElseThrow();
	}

	private void open(String name) throws RefusedException {
		Chat chat = program.chats().create(program.worlds().named("Demo").orElseThrow().getId(), name);
		ChatEditor.open(page, new ChatAddress(chat.getWorld(), chat.getId()), chat.getName());
	}

	private void execute(String command) throws CommandException {
		window.getService(IHandlerService.class).executeCommand("org.agentworld.ui." + command, null);
	}

	private IEditorPart editor(String name) {
		return Arrays.stream(page.getEditorReferences()).filter(reference -> reference.getTitle().equals(name))
				.findFirst().orElseThrow().getEditor(true);
	}

	/** Exactly these chats are to be seen, next to each other. */
	private void awaitTiles(String... names) {
		awaitSettled(List.of(names).toString());
		assertThat(tiles()).containsOnlyKeys(names);
	}

	/** First all that the platform put off is done: it cleans up later than it is asked to. */
	private void awaitSettled(String what) {
		while (window.getShell().getDisplay().readAndDispatch()) {
			// Until there is nothing left to do.
		}
		EventLoop.until(() -> what + ": " + tiles() + model(), this::isSettled);
	}

	/** Where on the screen the editors are that can be seen. */
	private Map<String, Rectangle> tiles() {
		Map<String, Rectangle> tiles = new TreeMap<>();
		for (MPart part : RecentChats.editors(window)) {
			if (part.getWidget() instanceof Control control && control.isVisible()) {
				tiles.put(part.getLabel(), bounds(control));
			}
		}
		return tiles;
	}

	private boolean areApart() {
		List<Rectangle> tiles = List.copyOf(tiles().values());
		return tiles.stream().allMatch(tile -> tile.width > 50 && tile.height > 50
				&& tiles.stream().filter(tile::intersects).count() == 1);
	}

	private boolean isWhole() {
		List<MPartStack> stacks = stacks();
		return (stacks.size() == 1 || stacks.stream().noneMatch(stack -> stack.getChildren().isEmpty()))
				&& stacks.stream().allMatch(stack -> stack.getWidget() != null)
				&& service().findElements(RecentChats.editorArea(window), null, MPartSashContainer.class).stream()
						.allMatch(container -> container == RecentChats.editorArea(window) || container.getChildren().size() > 1)
				&& tiles().size() == stacks.stream().filter(stack -> !stack.getChildren().isEmpty()).count();
	}

	private String model() {
		return service().findElements(RecentChats.editorArea(window), null, MPartStack.class).stream().map(stack -> stack.getChildren().stream()
				.map(child -> ((MPart) child).getLabel()).toList() + " rendered " + stack.isToBeRendered() + " visible " + stack.isVisible() + " in " + stack.getParent().getClass().getSimpleName()).toList().toString();
	}

	/** The tiles are apart and in one line where they are in one row, and together they fill the area. */
	private boolean isSettled() {
		if (!isWhole() || !areApart()) {
			return false;
		}
		Rectangle area = bounds((Control) RecentChats.editorArea(window).getWidget());
		long sum = stackBounds().stream().mapToLong(stack -> (long) stack.width * stack.height).sum();
		// Of the stacks: the tabs above a tile are higher where they do not all have room.
		long rows = stackBounds().stream().mapToInt(stack -> stack.y).distinct().count();
		return rows <= 2 && sum > 0.97 * area.width * area.height;
	}

	private List<Rectangle> stackBounds() {
		return stacks().stream().map(stack -> (Control) stack.getWidget()).map(TilesTest::bounds).toList();
	}

	private static Rectangle bounds(Control control) {
		return control.getDisplay().map(control.getParent(), null, control.getBounds());
	}

	private List<MPartStack> stacks() {
		return service().findElements(RecentChats.editorArea(window), null, MPartStack.class).stream()
				.filter(MUIElement::isToBeRendered).toList();
	}

	private EModelService service() {
		return window.getService(EModelService.class);
	}
}
