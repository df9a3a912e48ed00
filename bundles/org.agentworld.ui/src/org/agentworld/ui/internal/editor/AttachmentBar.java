package org.agentworld.ui.internal.editor;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.ui.internal.picture.Thumbnail;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.ShortText;
import org.agentworld.ui.internal.program.UiExecutor;
import org.agentworld.ui.internal.transcript.FileSize;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/**
 * What is attached to the message that is being written, above its text: each file with its size, a picture of an image,
 * and a button that takes it away; not there while nothing is attached. Used on the UI thread.
 */
final class AttachmentBar {

	/** How large the picture of an image is at most, in pixels. */
	static final int PICTURE = 36;

	private static final int LONGEST_NAME = 40;

	private final Composite area;
	private final Function<Attachment, CompletableFuture<Optional<Thumbnail>>> pictures;
	private final Runnable onChange;
	private final Consumer<Throwable> onFailure;
	private final Runnable onEmpty;
	private final List<Chip> chips = new ArrayList<>();

	/**
	 * @param pictures  of images
	 * @param onChange  a file came or went, or is being read
	 * @param onFailure a file cannot be attached, for this reason
	 * @param onEmpty   the keyboard has to go elsewhere
	 */
	AttachmentBar(Composite parent, Function<Attachment, CompletableFuture<Optional<Thumbnail>>> pictures,
			Runnable onChange, Consumer<Throwable> onFailure, Runnable onEmpty) {
		this.pictures = pictures;
		this.onChange = onChange;
		this.onFailure = onFailure;
		this.onEmpty = onEmpty;
		area = new Composite(parent, SWT.NONE);
		RowLayout rows = new RowLayout(SWT.HORIZONTAL);
		rows.marginLeft = 0;
		rows.marginTop = 0;
		rows.center = true;
		area.setLayout(rows);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(1, SWT.DEFAULT).exclude(true).applyTo(area);
		area.setVisible(false);
	}

	/** Attaches what was attached before. */
	void add(Attachment file) {
		new Chip(file.name()).show(file);
		changed();
	}

	/** Attaches a file as soon as it is read; what is sent until then waits for it. */
	void add(String name, CompletableFuture<Attachment> reading) {
		Chip chip = new Chip(name);
		changed();
		reading.whenCompleteAsync((file, failure) -> chip.read(file, failure), new UiExecutor(chip.frame));
	}

	/** The files that are read, in their order. */
	List<Attachment> files() {
		return chips.stream().flatMap(chip -> chip.file.stream()).toList();
	}

	boolean isEmpty() {
		return chips.isEmpty();
	}

	/** Whether a file is not read yet. */
	boolean isReading() {
		return chips.stream().anyMatch(chip -> chip.file.isEmpty());
	}

	/** Nothing is attached any more. */
	void clear() {
		if (!chips.isEmpty()) {
			List.copyOf(chips).forEach(Chip::dispose);
			changed();
		}
	}

	private void changed() {
		area.setVisible(!chips.isEmpty());
		((GridData) area.getLayoutData()).exclude = chips.isEmpty();
		area.getParent().getParent().layout(true, true);
		onChange.run();
	}

	/** One file. */
	private final class Chip {

		private final Composite frame;
		private final Label picture;
		private final Label label;
		private final ToolBar bar;
		private Optional<Attachment> file = Optional.empty();

		Chip(String name) {
			frame = new Composite(area, SWT.BORDER);
			GridLayoutFactory.fillDefaults().numColumns(3).margins(4, 2).applyTo(frame);
			picture = new Label(frame, SWT.NONE);
			GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).exclude(true).applyTo(picture);
			label = new Label(frame, SWT.NONE);
			label.setText(escaped(NLS.bind(Messages.AttachmentBar_reading, shortened(name))));
			GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(label);
			bar = new ToolBar(frame, SWT.FLAT);
			ToolItem remove = new ToolItem(bar, SWT.PUSH);
			remove.setText("✕");
			remove.setToolTipText(NLS.bind(Messages.AttachmentBar_remove, shortened(name)));
			remove.addListener(SWT.Selection, _ -> remove());
			AccessibleNames.set(bar, name);
			chips.add(this);
		}

		void read(Attachment read, Throwable failure) {
			if (failure == null) {
				show(read);
			} else {
				dispose();
				onFailure.accept(failure);
			}
			changed();
		}

		void show(Attachment read) {
			file = Optional.of(read);
			label.setText(escaped(NLS.bind(Messages.AttachmentBar_file, shortened(read.name()),
					FileSize.readable(read.size()))));
			label.setToolTipText(read.name());
			if (read.isImage()) {
				pictures.apply(read).thenAcceptAsync(found -> found.ifPresent(this::show), new UiExecutor(frame));
			}
		}

		private void show(Thumbnail found) {
			Image image = new Image(frame.getDisplay(), new ImageData(new ByteArrayInputStream(found.content())));
			picture.setImage(image);
			picture.addDisposeListener(_ -> image.dispose());
			((GridData) picture.getLayoutData()).exclude = false;
			changed();
		}

		/** Who removes by the keyboard goes on with the next file. */
		private void remove() {
			boolean hadFocus = bar.isFocusControl();
			int index = chips.indexOf(this);
			dispose();
			changed();
			if (hadFocus && chips.isEmpty()) {
				onEmpty.run();
			} else if (hadFocus) {
				chips.get(Math.min(index, chips.size() - 1)).bar.setFocus();
			}
		}

		void dispose() {
			chips.remove(this);
			frame.dispose();
		}
	}

	private static String shortened(String name) {
		return ShortText.of(name, LONGEST_NAME);
	}

	/** A label takes '&' for the mark of a key. */
	private static String escaped(String text) {
		return text.replace("&", "&&");
	}
}
