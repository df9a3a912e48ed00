package org.agentworld.ui.internal.editor;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** The ways by which a person gives files and images: the clipboard, dropping and a dialog. Used on the UI thread. */
final class FileIntake {

	/** What takes them. */
	interface Taker {

		void take(List<Path> files);

		void take(ImageData image);
	}

	private final Taker taker;

	FileIntake(Taker taker) {
		this.taker = taker;
	}

	/**
	 * Takes files or an image from the clipboard. Text goes before an image: office programs offer a picture of it as well.
	 *
	 * @return whether there were any
	 */
	boolean paste(Display display) {
		Clipboard clipboard = new Clipboard(display);
		try {
			if (has(clipboard, FileTransfer.getInstance())) {
				return take(clipboard.getContents(FileTransfer.getInstance()));
			}
			return !has(clipboard, TextTransfer.getInstance()) && has(clipboard, ImageTransfer.getInstance())
					&& take(clipboard.getContents(ImageTransfer.getInstance()));
		} finally {
			clipboard.dispose();
		}
	}

	private static boolean has(Clipboard clipboard, Transfer transfer) {
		return Arrays.stream(clipboard.getAvailableTypes()).anyMatch(transfer::isSupportedType);
	}

	/**
	 * Takes what is dropped on a control, or on what is in it.
	 *
	 * @param onLeave hears that what was dragged over the control was dropped, or went elsewhere
	 */
	void acceptDropsOn(Control control, Runnable onLeave) {
		DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_DEFAULT);
		target.setTransfer(FileTransfer.getInstance(), ImageTransfer.getInstance());
		target.addDropListener(new DropTargetAdapter() {
			@Override
			public void dragEnter(DropTargetEvent event) {
				event.detail = (event.operations & DND.DROP_COPY) != 0 ? DND.DROP_COPY : DND.DROP_NONE;
			}

			@Override
			public void dragLeave(DropTargetEvent event) {
				onLeave.run();
			}

			@Override
			public void drop(DropTargetEvent event) {
				if (!take(event.data)) {
					event.detail = DND.DROP_NONE;
				}
			}
		});
	}

	/** Lets the person choose files. */
	void choose(Shell shell) {
		FileDialog dialog = new FileDialog(shell, SWT.OPEN | SWT.MULTI);
		dialog.setText(Messages.FileIntake_choose);
		if (dialog.open() != null) {
			taker.take(Arrays.stream(dialog.getFileNames()).map(name -> Path.of(dialog.getFilterPath(), name)).toList());
		}
	}

	/**
	 * Takes what a transfer gave.
	 *
	 * @return whether it is something to take
	 */
	boolean take(Object data) {
		return switch (data) {
			case String[] files when files.length > 0 -> {
				taker.take(Arrays.stream(files).map(Path::of).toList());
				yield true;
			}
			case ImageData image -> {
				taker.take(image);
				yield true;
			}
			case null, default -> false;
		};
	}
}
