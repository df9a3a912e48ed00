package org.agentworld.ui.internal.tiling;

import java.util.ArrayList;
import java.util.List;

import org.agentworld.ui.internal.recent.RecentChats;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Arranges the editors of a window in the platform's model, as drag and drop does: so the platform draws it, keeps it
 * over a restart and takes a tile away that becomes empty. For the UI thread.
 */
final class Tiles {

	private static final float HALF = 0.5f;
	/** The id of the stack in which it opens editors. */
	private static final String PRIMARY = "org.eclipse.e4.primaryDataStack";

	private final EModelService model;
	private final EPartService parts;
	private final IWorkbenchWindow window;

	Tiles(IWorkbenchWindow window) {
		this.window = window;
		this.model = window.getService(EModelService.class);
		this.parts = window.getService(EPartService.class);
	}

	/**
	 * Shows the chat editors that were used last next to each other, in the order of their tabs; what else is open lies
	 * behind the first one.
	 *
	 * @param tiles how many, 1 to 4; fewer if fewer chats are open. One: all editors are in one stack
	 */
	void arrange(int tiles) {
		List<MPart> recent = RecentChats.parts(window);
		List<MPart> chosen = recent.stream().limit(tiles).toList();
		List<MPart> shown = RecentChats.editors(window).stream().filter(chosen::contains).toList();
		List<MPartStack> stacks = split(gather(), shown.size());
		for (int i = 0; i < shown.size(); i++) {
			put(shown.get(i), stacks.get(i));
		}
		// What is moved loses the focus, which for a moment is anywhere.
		RecentChats.restore(recent);
		recent.stream().findFirst().ifPresent(parts::activate);
	}

	/** Puts all editors into the stack where new ones open. The platform removes the empty ones. */
	private MPartStack gather() {
		List<MPartStack> stacks = model.findElements(RecentChats.editorArea(window), null, MPartStack.class).stream()
				.filter(MUIElement::isToBeRendered).toList();
		MPartStack primary = stacks.stream().filter(stack -> PRIMARY.equals(stack.getElementId())).findFirst()
				.orElseGet(stacks::getFirst);
		for (MPartStack other : stacks) {
			if (other != primary) {
				primary.getChildren().addAll(new ArrayList<>(other.getChildren()));
			}
		}
		return primary;
	}

	/** Stacks for so many tiles, such that the order of their tabs in the model is that in which one reads. */
	private List<MPartStack> split(MPartStack first, int tiles) {
		return switch (tiles) {
			case 0, 1 -> List.of(first);
			case 2 -> List.of(first, add(first, EModelService.RIGHT_OF));
			case 3 -> {
				MPartStack right = add(first, EModelService.RIGHT_OF);
				yield List.of(first, right, add(right, EModelService.BELOW));
			}
			case 4 -> {
				MPartStack below = add(first, EModelService.BELOW);
				yield List.of(first, add(first, EModelService.RIGHT_OF), below, add(below, EModelService.RIGHT_OF));
			}
			default -> throw new IllegalArgumentException(tiles + " tiles");
		};
	}

	private MPartStack add(MPartStack beside, int where) {
		MPartStack added = model.createModelElement(MPartStack.class);
		model.insert(added, beside, where, HALF);
		return added;
	}

	private static void put(MPart part, MPartStack stack) {
		if (part.getParent() != (Object) stack) {
			stack.getChildren().add(part);
		}
		stack.setSelectedElement(part);
	}
}
