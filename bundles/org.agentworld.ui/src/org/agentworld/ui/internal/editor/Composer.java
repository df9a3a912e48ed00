package org.agentworld.ui.internal.editor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.model.Agent;
import org.agentworld.ui.internal.picture.Thumbnail;
import org.agentworld.ui.internal.preferences.Preferences;
import org.agentworld.ui.internal.program.AccessibleNames;
import org.agentworld.ui.internal.program.Enablement;
import org.agentworld.ui.internal.program.Icons;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ST;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/**
 * Where a message is written: grows with its text; Enter sends and Shift+Enter breaks the line, unless the person has set
 * that only Ctrl+Enter sends; Esc stops. Used on the UI thread.
 */
final class Composer {

	private static final int MARGIN = 8;
	/** Keys that choose among proposed names. */
	private static final Set<Integer> CHOOSING = Set.of((int) SWT.CR, SWT.KEYPAD_CR, (int) SWT.ESC, SWT.ARROW_UP,
			SWT.ARROW_DOWN, SWT.PAGE_UP, SWT.PAGE_DOWN);

	/** What is done with files off the UI thread; the futures fail with a reason for the person. */
	interface Files {

		CompletableFuture<Attachment> read(Path file);

		CompletableFuture<Attachment> keep(ImageData image);

		/** A small picture of an image; empty if there is none. */
		CompletableFuture<Optional<Thumbnail>> icon(Attachment file);
	}

	/** Who may hear what is written. Does not block. */
	interface Audience {

		/** The agents of the chat's world, in their order. */
		List<Agent> agents();

		/** A sentence on who answers a text; empty if that needs no saying. */
		String whoAnswers(String text);
	}

	private final Composite area;
	private final Files files;
	private final MentionProposals mentions;
	private final AudienceLine audience;
	private final AttachmentBar attachments;
	private final FileIntake intake;
	private final EditMode editing;
	private final List<Runnable> listeners = new ArrayList<>();
	private final MessageText text;
	private final Label error;
	private final ToolItem attach;
	private final Button send;
	private final Button stop;
	private final Consumer<List<ContentPart>> onSend;
	private final Preferences preferences;

	Composer(Composite parent, Preferences preferences, Files files, Audience hearing,
			Consumer<List<ContentPart>> onSend, Runnable onStop) {
		this.files = files;
		this.onSend = onSend;
		this.preferences = preferences;
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).margins(MARGIN, MARGIN).applyTo(area);
		error = new Label(area, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).exclude(true).applyTo(error);
		error.setVisible(false);
		editing = new EditMode(area, new Desk());
		attachments = new AttachmentBar(area, files::icon, this::changed, this::notAttached, this::setFocus);
		intake = new FileIntake(new FileIntake.Taker() {
			@Override
			public void take(List<Path> chosen) {
				attach(chosen);
			}

			@Override
			public void take(ImageData image) {
				attachments.add(Messages.Composer_pastedImage, files.keep(image));
			}
		});
		text = new MessageText(area, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER,
				() -> intake.paste(parent.getDisplay()));
		AccessibleNames.set(text, Messages.Composer_name);
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, text.wantedHeight()).applyTo(text);
		// The widget itself would break the line.
		text.setKeyBinding(SWT.CR, SWT.NULL);
		text.setKeyBinding(SWT.KEYPAD_CR, SWT.NULL);
		mentions = new MentionProposals(text, hearing::agents);
		text.addVerifyKeyListener(event -> {
			if (mentions.isOpen() && CHOOSING.contains(event.keyCode)) {
				// The list of names gets it next.
				event.doit = false;
			} else if (isEnter(event)) {
				enter(event);
			} else if (event.keyCode == SWT.ESC && editing.edit().isPresent()) {
				event.doit = false;
				editing.end();
			} else if (event.keyCode == SWT.ESC && stopIsPossible()) {
				event.doit = false;
				onStop.run();
			}
		});
		// The widget takes the Tab key for itself, and those who have no mouse could not leave it.
		text.addListener(SWT.Traverse, Composer::leaveByTab);
		text.addModifyListener(_ -> changed());
		text.addPaintListener(event -> {
			if (text.getCharCount() == 0) {
				event.gc.setForeground(event.display.getSystemColor(SWT.COLOR_WIDGET_DISABLED_FOREGROUND));
				event.gc.drawText(Messages.Composer_hint, MessageText.PADDING, MessageText.PADDING, true);
			}
		});
		Composite buttons = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).applyTo(buttons);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.END).applyTo(buttons);
		stop = button(buttons, Messages.Composer_stop, onStop);
		// Its place stays free. Gone and not disabled: GTK fades to and from that, a dozen frames of each editor.
		stop.setVisible(false);
		LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), area);
		ToolBar bar = new ToolBar(buttons, SWT.FLAT);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(bar);
		// An item and no button: of one without a text GTK tells a screen reader nothing.
		attach = SymbolItem.create(bar, "", Messages.Composer_attach, this::chooseFiles);
		attach.setImage(images.create(Icons.of("attach")));
		send = button(buttons, Messages.Composer_send, this::send);
		// Whoever has written comes to sending first.
		buttons.setTabList(new Control[] { stop, send, bar });
		GridDataFactory.fillDefaults().grab(true, false).applyTo(area);
		// A name that is only begun is none yet.
		audience = new AudienceLine(area, text::getText, written -> mentions.isOpen() ? "" : hearing.whoAnswers(written));
		text.addModifyListener(_ -> audience.changed());
		mentions.onClose(audience::changed);
		changed();
	}

	private static void leaveByTab(Event event) {
		if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
			event.doit = true;
		}
	}

	private static Button button(Composite parent, String label, Runnable action) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(label);
		button.addListener(SWT.Selection, _ -> action.run());
		GridDataFactory.fillDefaults().applyTo(button);
		return button;
	}

	/** What an input method has composed comes as a key as well: its letter, with the code of the key that ended it. */
	private static boolean isEnter(VerifyEvent event) {
		return (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR)
				&& (event.character == SWT.CR || event.character == SWT.LF);
	}

	private void enter(VerifyEvent event) {
		event.doit = false;
		boolean withCtrl = event.stateMask == SWT.MOD1;
		if (withCtrl || preferences.enterSends() && event.stateMask == SWT.NONE) {
			send();
		} else if (event.stateMask == SWT.SHIFT || event.stateMask == SWT.NONE) {
			text.insert("\n");
			text.invokeAction(ST.COLUMN_NEXT);
		}
	}

	private boolean stopIsPossible() {
		return stop.getVisible();
	}

	void send() {
		if (!send.isEnabled()) {
			return;
		}
		if (editing.edit().isPresent()) {
			editing.send(content());
		} else {
			onSend.accept(content());
		}
	}

	/** Lets the person write something anew; what is being written now comes back afterwards. */
	void edit(Edit wanted) {
		if (attachments.isReading()) {
			show(Messages.Composer_reading);
		} else if (text.getEditable()) {
			show("");
			editing.begin(wanted);
			text.setFocus();
		}
	}

	/** What is sent: the files, then what is to be done with them. */
	private List<ContentPart> content() {
		List<ContentPart> content = new ArrayList<>(attachments.files());
		if (!text.getText().isBlank()) {
			content.add(new ContentPart.Text(text.getText()));
		}
		return content;
	}

	/** Lets the person choose files to attach. */
	void chooseFiles() {
		if (text.getEditable()) {
			intake.choose(area.getShell());
		}
	}

	/** Attaches files, each as soon as it is read. */
	void attach(List<Path> chosen) {
		if (text.getEditable()) {
			show("");
			chosen.forEach(file -> attachments.add(String.valueOf(file.getFileName()), files.read(file)));
		}
	}

	private void notAttached(Throwable failure) {
		show(ChatEditor.reason(failure));
	}

	/** The message is on its way: the next one can be written. */
	void sending() {
		text.setText("");
		attachments.clear();
		show("");
	}

	/** The message was not taken: it comes back before what has been written since. */
	void notSent(List<ContentPart> message, String why) {
		editing.putBefore(Draft.of(message));
		show(why);
	}

	/** Says what went wrong; nothing if empty. */
	void show(String why) {
		String shown = why.isEmpty() ? "" : "⚠ " + LegacyActionTools.escapeMnemonics(why);
		if (shown.equals(error.getText())) {
			return;
		}
		error.setText(shown);
		error.setVisible(!why.isEmpty());
		((GridData) error.getLayoutData()).exclude = why.isEmpty();
		area.getParent().layout(true, true);
	}

	void working(boolean working) {
		if (!working && stop.isFocusControl()) {
			// The keyboard would come to the next button, and who presses again would attach a file.
			text.setFocus();
		}
		stop.setVisible(working);
	}

	/** Nothing can be sent any more, for this reason. What was typed can still be copied. */
	void end(String why) {
		text.setEditable(false);
		Enablement.set(send, false);
		attach.setEnabled(false);
		working(false);
		show(why);
	}

	/** What is being written to be sent. */
	Draft draft() {
		return editing.kept();
	}

	/** The ways by which files get here. */
	FileIntake intake() {
		return intake;
	}

	/** Brings back what was there before; it stands before what the person, if they were faster, has begun anew. */
	void restore(Draft left) {
		editing.putBefore(left);
	}

	/** Hears of each change of the draft, of what is attached to it and of the caret. */
	void onChange(Runnable listener) {
		listeners.add(listener);
		text.addCaretListener(_ -> listener.run());
	}

	/** Lives as long as this. */
	Control control() {
		return area;
	}

	/** Hears that the keyboard comes here. */
	void onFocus(Runnable listener) {
		text.addListener(SWT.FocusIn, _ -> listener.run());
	}

	void setFocus() {
		text.setFocus();
	}

	boolean hasFocus() {
		return text.isFocusControl();
	}

	private void changed() {
		listeners.forEach(Runnable::run);
		if (text.getEditable() && send != null) {
			Enablement.set(send, !attachments.isReading() && !content().isEmpty() && !editing.isSending());
		}
		GridData data = (GridData) text.getLayoutData();
		int wanted = text.wantedHeight();
		if (data.heightHint != wanted) {
			data.heightHint = wanted;
			area.getParent().layout(true, true);
		}
	}

	private final class Desk implements EditMode.Desk {

		@Override
		public Draft draft() {
			return new Draft(text.getText(), attachments.files(), text.getCaretOffset());
		}

		@Override
		public void put(Draft draft) {
			if (!attachments.files().equals(draft.attachments())) {
				attachments.clear();
				draft.attachments().forEach(attachments::add);
			}
			if (!text.getText().equals(draft.text())) {
				text.setText(draft.text());
			}
			text.setCaretOffset(Math.clamp(draft.caret(), 0, text.getCharCount()));
			text.showSelection();
		}

		@Override
		public void putBefore(Draft earlier) {
			Draft joined = earlier.before(draft());
			earlier.attachments().forEach(attachments::add);
			if (!earlier.text().isEmpty()) {
				text.setText(joined.text());
				text.setCaretOffset(Math.clamp(joined.caret(), 0, text.getCharCount()));
				text.showSelection();
			}
		}

		@Override
		public void editChanged() {
			send.setText(editing.edit().map(Edit::button).orElse(Messages.Composer_send));
			send.requestLayout();
			changed();
		}

		@Override
		public void show(String why) {
			Composer.this.show(why);
		}
	}
}
