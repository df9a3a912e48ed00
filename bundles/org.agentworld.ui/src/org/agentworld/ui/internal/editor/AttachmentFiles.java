package org.agentworld.ui.internal.editor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.agentworld.core.Attachments;
import org.agentworld.core.RefusedException;
import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.ui.internal.picture.Thumbnail;
import org.agentworld.ui.internal.picture.Thumbnails;
import org.agentworld.ui.internal.transcript.FileSize;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;

/** The files of messages on their way in and out. Reading and writing run off the UI thread; the rest is used on it. */
final class AttachmentFiles implements Composer.Files {

	/**
	 * Only these are opened, by a name that ends so whatever the file is called: no program takes them for something to
	 * run. Everything else can be saved.
	 */
	private static final Map<String, String> OPENED = Map.of("image/png", ".png", "image/jpeg", ".jpg", "image/gif",
			".gif", "image/webp", ".webp", "application/pdf", ".pdf");

	/** Twice as large as it is shown, for fine displays. */
	private static final int PICTURE_WIDTH = 640;
	private static final int PICTURE_HEIGHT = 480;

	private final Attachments attachments;

	AttachmentFiles(Attachments attachments) {
		this.attachments = attachments;
	}

	@Override
	public CompletableFuture<Attachment> read(Path file) {
		return attachments.add(file);
	}

	@Override
	public CompletableFuture<Attachment> keep(ImageData image) {
		return CompletableFuture.supplyAsync(() -> png(image)).thenCompose(
				content -> attachments.add(Messages.Composer_pastedImage, content));
	}

	@Override
	public CompletableFuture<Optional<Thumbnail>> icon(Attachment file) {
		return picture(file, AttachmentBar.PICTURE, AttachmentBar.PICTURE);
	}

	/** A picture for the transcript; empty if there is none. */
	CompletableFuture<Optional<Thumbnail>> picture(Attachment file) {
		return picture(file, PICTURE_WIDTH, PICTURE_HEIGHT);
	}

	private CompletableFuture<Optional<Thumbnail>> picture(Attachment file, int width, int height) {
		return Thumbnails.isReadable(file.mediaType())
				? attachments.content(file).thenCompose(content -> Thumbnails.of(content, file.mediaType(), width, height))
				: CompletableFuture.completedFuture(Optional.empty());
	}

	private static byte[] png(ImageData image) {
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[] { image };
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		loader.save(out, SWT.IMAGE_PNG);
		return out.toByteArray();
	}

	/** Whether a file may be shown by a program of the system. */
	static boolean canOpen(Attachment file) {
		return OPENED.containsKey(file.mediaType());
	}

	/** Writes a file to a folder of its own, which goes with the program. */
	CompletableFuture<Path> copyToOpen(Attachment file) {
		return attachments.content(file).thenApply(content -> {
			try {
				Path folder = Files.createTempDirectory("agent-world-file");
				folder.toFile().deleteOnExit();
				Path copy = folder.resolve(nameToOpen(file));
				copy.toFile().deleteOnExit();
				return Files.write(copy, content);
			} catch (IOException e) {
				throw new CompletionException(new RefusedException(
						NLS.bind(Messages.AttachmentFiles_notOpened, file.name(), e.getMessage()), e));
			}
		});
	}

	static String nameToOpen(Attachment file) {
		String name = Attachments.plainName(file);
		String end = OPENED.get(file.mediaType());
		return name.toLowerCase(Locale.ROOT).endsWith(end) ? name : name + end;
	}

	/** Lets a program of the system show a file; {@link #saveAs} if that would not be safe. */
	void open(Shell shell, Attachment file, Consumer<CompletableFuture<?>> report, Executor ui) {
		if (!canOpen(file)) {
			saveAs(shell, file, report);
			return;
		}
		report.accept(copyToOpen(file).thenAcceptAsync(copy -> {
			if (!Program.launch(copy.toString())) {
				throw new CompletionException(
						new RefusedException(NLS.bind(Messages.AttachmentFiles_noProgram, file.name())));
			}
		}, ui));
	}

	/** Asks where to, and writes a file there. */
	void saveAs(Shell shell, Attachment file, Consumer<CompletableFuture<?>> report) {
		FileDialog dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setFileName(Attachments.plainName(file));
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null) {
			report.accept(save(file, Path.of(chosen)));
		}
	}

	CompletableFuture<Void> save(Attachment file, Path to) {
		return attachments.content(file).thenAccept(content -> {
			try {
				Files.write(to, content);
			} catch (IOException e) {
				throw new CompletionException(new RefusedException(
						NLS.bind(Messages.AttachmentFiles_notSaved, new Object[] { file.name(), to, e.getMessage() }), e));
			}
		});
	}

	/** Lets the person choose among several files. */
	static Optional<Attachment> choose(Shell shell, List<Attachment> files) {
		if (files.size() < 2) {
			return files.stream().findFirst();
		}
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell, LabelProvider.createTextProvider(
				file -> NLS.bind(Messages.AttachmentBar_file, ((Attachment) file).name(),
						FileSize.readable(((Attachment) file).size()))));
		dialog.setTitle(Messages.AttachmentFiles_save);
		dialog.setMessage(Messages.AttachmentFiles_which);
		dialog.setElements(files.toArray());
		dialog.open();
		return Optional.ofNullable((Attachment) dialog.getFirstResult());
	}
}
