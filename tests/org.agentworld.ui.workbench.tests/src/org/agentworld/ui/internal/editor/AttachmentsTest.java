package org.agentworld.ui.internal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.spi.provider.PromptPart;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.ScriptedProvider.Call;
import org.agentworld.testing.TestEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files get into a message by pasting, dropping and attaching, and are shown with it; hostile ones only by their name. */
class AttachmentsTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final ScriptedProvider model = new ScriptedProvider();

	@RegisterExtension
	final ChatWindow window = new ChatWindow(folder -> new TestEngine(folder, model));

	@TempDir
	Path files;

	private ChatAddress chat;
	private EditorPage editor;

	@BeforeEach
	void openChat() {
		model.take("image/png");
		chat = window.chat("files");
		editor = window.open(chat);
		editor.awaitRestored();
	}

	@Test
	void whatIsDroppedIsSentAndShown() throws IOException {
		Path photo = write("A photo & more.png", png(1200, 600));
		Path notes = write("notes.txt", "plain text".getBytes(StandardCharsets.UTF_8));
		intake(new String[] { photo.toString(), notes.toString() });
		editor.awaitLabel("A photo && more.png");
		editor.awaitLabel("notes.txt · 10 B");
		awaitSendable();
		editor.send("What do you see?");

		Call call = model.nextCall(chat.chat());
		List<PromptPart> asked = call.request().prompt().getFirst().content();
		assertThat(asked).hasSize(3);
		assertThat(((PromptPart.File) asked.getFirst()).content()).isEqualTo(Files.readAllBytes(photo));
		assertThat(((PromptPart.Text) asked.get(1)).text()).contains("notes.txt", "plain text");
		call.text("A field.").end();
		editor.awaitLastOf("agent", "A field.");
		assertThat(chips()).isEmpty();

		editor.awaitText("A photo & more.png");
		editor.awaitPicture();
		assertThat(editor.evaluate("return document.querySelector('.file img').src")).asString().startsWith("data:image/jpeg");
		assertThat(editor.evaluate("return document.querySelector('.file img').getBoundingClientRect().width"))
				.isInstanceOfSatisfying(Double.class, width -> assertThat(width).isBetween(200.0, 330.0));
		assertThat(editor.transcript()).contains("notes.txt", "10 B", "What do you see?");
		assertThat(editor.evaluate("return document.querySelectorAll('.file').length")).isEqualTo(2.0);
		assertThat(editor.evaluate("return document.querySelectorAll('img').length")).isEqualTo(1.0);
	}

	@Test
	void filesFromTheClipboardArePasted() throws IOException {
		Path notes = write("notes.txt", "plain text".getBytes(StandardCharsets.UTF_8));
		clipboard(new Object[] { new String[] { notes.toString() } }, FileTransfer.getInstance());
		editor.composer().paste();
		editor.awaitLabel("notes.txt · 10 B");
		assertThat(editor.composer().getText()).isEmpty();
	}

	@Test
	void anImageFromTheClipboardIsPastedAndTextStaysText() {
		ImageData image = new ImageData(30, 20, 24, new PaletteData(0xff0000, 0xff00, 0xff));
		clipboard(new Object[] { image }, ImageTransfer.getInstance());
		editor.composer().paste();
		editor.awaitLabel("Pasted image.png");
		awaitSendable();
		assertThat(attached()).singleElement().satisfies(file -> {
			assertThat(file.mediaType()).isEqualTo("image/png");
			assertThat(TestEngine.get(window.engine().engine().attachments().content(file)))
					.startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G');
		});

		clipboard(new Object[] { "words", image }, TextTransfer.getInstance(), ImageTransfer.getInstance());
		editor.composer().paste();
		assertThat(editor.composer().getText()).isEqualTo("words");
		assertThat(chips()).hasSize(1);
	}

	@Test
	void whatIsRemovedIsNotSent() throws IOException {
		intake(new String[] { write("one.txt", new byte[] { '1' }).toString(), write("two.txt", new byte[] { '2' }).toString() });
		awaitSendable();
		ToolItem remove = chips().getFirst().getItem(0);
		assertThat(remove.getToolTipText()).isEqualTo("Remove one.txt");
		remove.notifyListeners(SWT.Selection, new Event());
		assertThat(attached()).extracting(Attachment::name).containsExactly("two.txt");
		editor.send("");
		Call call = model.nextCall(chat.chat());
		assertThat(call.request().prompt().getFirst().content()).hasSize(1);
		call.text("ok").end();
		editor.awaitLastOf("agent", "ok");
	}

	@Test
	void aFileThatCannotBeReadIsRefusedInWords() {
		intake(new String[] { files.resolve("missing.txt").toString() });
		editor.awaitLabel("'missing.txt'");
		assertThat(chips()).isEmpty();
		assertThat(editor.button("Send").isEnabled()).isFalse();
	}

	@Test
	void theDraftKeepsItsFiles() throws IOException {
		intake(new String[] { write("notes.txt", new byte[] { 'x' }).toString() });
		awaitSendable();
		editor.type("half a");
		window.close(editor);
		editor = window.open(chat);
		editor.awaitRestored();
		editor.awaitLabel("notes.txt · 1 B");
		assertThat(editor.composer().getText()).isEqualTo("half a");
		assertThat(attached()).extracting(Attachment::name).containsExactly("notes.txt");
	}

	@Test
	void theQueueNamesThem() throws IOException {
		editor.send("first");
		Call call = model.nextCall(chat.chat());
		intake(new String[] { write("notes.txt", new byte[] { 'x' }).toString() });
		awaitSendable();
		editor.send("and this");
		EventLoop.until(() -> "the queue", () -> editor.find(CLabel.class).stream()
				.anyMatch(label -> label.getText().equals("[notes.txt] and this")));
		call.text("one").end();
		model.nextCall(chat.chat()).text("two").end();
		editor.awaitLastOf("agent", "two");
	}

	@Test
	void aModelThatCannotTakeItSaysSo() throws IOException {
		model.take();
		intake(new String[] { write("photo.png", png(10, 10)).toString() });
		awaitSendable();
		editor.send("Look");
		editor.awaitText("The file 'photo.png' (image/png) cannot be sent over the connection 'test'");
	}

	@Test
	void hostileFilesAreOnlyNames() throws Exception {
		byte[] broken = Arrays.copyOf(png(100, 100), 60);
		byte[] bomb = png(10, 10);
		System.arraycopy(new byte[] { 0, 0, (byte) 0xc3, 0x50, 0, 0, (byte) 0xc3, 0x50 }, 0, bomb, 16, 8);
		List<ContentPart> content = List.of(hostile("<img src=x onerror=alert(1)>.png", broken),
				hostile("\u202egnp.exe\"><script>x</script>", bomb), hostile("../../etc/passwd", png(10, 10)),
				new ContentPart.Text("Here."));
		TestEngine.get(window.engine().chats().send(chat.chat(), content));
		model.nextCall(chat.chat()).text("ok").end();
		editor.awaitLastOf("agent", "ok");
		editor.awaitPicture(); // that of the third
		assertThat(editor.evaluate("return document.querySelectorAll('.file').length")).isEqualTo(3.0);
		assertThat(editor.evaluate("return document.querySelectorAll('.file img').length")).isEqualTo(1.0);
		assertThat(editor.evaluate("return document.querySelectorAll('script, .file-name *').length")).isEqualTo(0.0);
		assertThat(editor.evaluate("return document.querySelector('.file-name').textContent"))
				.isEqualTo("<img src=x onerror=alert(1)>.png");
		assertThat(editor.evaluate("return getComputedStyle(document.querySelector('.file-name')).unicodeBidi"))
				.isEqualTo("isolate");
	}

	/** A browser would take the files for itself. */
	@Test
	void whereFilesAreDraggedOverThePageTheEditorTakesThem() {
		dragOverPage("dragstart", "text/uri-list");
		dragOverPage("dragend", "text/uri-list");
		dragOverPage("dragenter", "text/plain");

		dragOverPage("dragenter", "text/uri-list");
		editor.awaitLabel("Drop files here");
		// What was dragged was let go elsewhere: the mouse moves again.
		editor.find(Label.class).stream().filter(label -> label.getText().startsWith("Drop files here")).findFirst().orElseThrow()
				.notifyListeners(SWT.MouseMove, new Event());
		EventLoop.until(() -> editor.labels().toString(), () -> editor.labels().stream()
				.noneMatch(label -> label.contains("Drop files here")));
	}

	private void dragOverPage(String event, String type) {
		editor.evaluate("let data = new DataTransfer(); data.setData('" + type + "', 'file:///tmp/a');"
				+ "document.body.dispatchEvent(new DragEvent('" + event + "', { dataTransfer: data, bubbles: true })); return ''");
	}

	@Test
	void dropsAreAcceptedByTheWholeEditor() {
		Object target = editor.composer().getParent().getParent().getData(DND.DROP_TARGET_KEY);
		assertThat(((DropTarget) target).getTransfer()).extracting(Transfer::getClass).extracting(Class::getSimpleName)
				.containsExactly("FileTransfer", "ImageTransfer");
	}

	/** Such names do not come in by the door; a message may still have one, for example from another store. */
	private Attachment hostile(String name, byte[] bytes) throws Exception {
		return new Attachment(window.engine().store().putAttachment(bytes), name, "image/png", bytes.length);
	}

	private void intake(Object dropped) {
		assertThat(editor.editor().composer().intake().take(dropped)).isTrue();
	}

	private List<Attachment> attached() {
		return editor.editor().composer().draft().attachments();
	}

	/** The bars of the attached files; each has one button, which removes its file. */
	private List<ToolBar> chips() {
		return editor.find(ToolBar.class).stream()
				.filter(bar -> bar.getItemCount() == 1 && String.valueOf(bar.getItem(0).getToolTipText()).startsWith("Remove "))
				.toList();
	}

	private void awaitSendable() {
		EventLoop.until(() -> editor.labels().toString(), () -> editor.button("Send").isEnabled());
	}

	private void clipboard(Object[] data, Transfer... transfers) {
		Clipboard clipboard = new Clipboard(Display.getCurrent());
		clipboard.setContents(data, transfers);
		clipboard.dispose();
	}

	private Path write(String name, byte[] content) throws IOException {
		return Files.write(files.resolve(name), content);
	}

	private static byte[] png(int width, int height) throws IOException {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				image.setRGB(x, y, y * 2 < height ? 0x87b5e0 : 0x5f8f3f);
			}
		}
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		ImageIO.write(image, "png", file);
		return file.toByteArray();
	}
}
