package org.agentworld.ui.internal.editor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.agentworld.events.conversation.ContentPart;
import org.agentworld.ui.internal.program.UiExecutor;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;

/**
 * What was written before is in the composer to be written anew: a bar above it says so. What was in the composer is put
 * aside, and comes back afterwards. Used on the UI thread.
 */
final class EditMode {

	/** Where it is written. */
	interface Desk {

		Draft draft();

		void put(Draft draft);

		/** Puts something before what is there. */
		void putBefore(Draft earlier);

		/** Whether something is edited, or who may send what is, has changed. */
		void editChanged();

		/** Says what went wrong. */
		void show(String why);
	}

	private final Desk desk;
	private final Composite bar;
	private final Label title;
	private Optional<Edit> edit = Optional.empty();
	private Draft aside;
	private boolean sending;

	EditMode(Composite parent, Desk desk) {
		this.desk = desk;
		bar = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(bar);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).exclude(true).applyTo(bar);
		title = new Label(bar, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(title);
		SymbolItem.create(new ToolBar(bar, SWT.FLAT), "✕", Messages.EditMode_cancel, this::end);
		bar.setVisible(false);
	}

	/** Another edit takes the place of one that is not finished. */
	void begin(Edit wanted) {
		if (edit.isEmpty()) {
			aside = desk.draft();
		}
		edit = Optional.of(wanted);
		sending = false;
		title.setText(LegacyActionTools.escapeMnemonics(wanted.title()));
		show(true);
		desk.put(Draft.of(wanted.content()));
		desk.editChanged();
	}

	/** What was edited stays as it is, or has been taken over. */
	void end() {
		if (edit.isPresent()) {
			edit = Optional.empty();
			show(false);
			desk.put(aside);
			desk.editChanged();
		}
	}

	private void show(boolean visible) {
		bar.setVisible(visible);
		((GridData) bar.getLayoutData()).exclude = !visible;
		bar.getParent().getParent().layout(true, true);
	}

	/** What is edited. */
	Optional<Edit> edit() {
		return edit;
	}

	/** Whether what was edited is on its way. */
	boolean isSending() {
		return edit.isPresent() && sending;
	}

	/** Lets what is written take the place of what is edited. */
	void send(List<ContentPart> content) {
		Edit sent = edit.orElseThrow();
		CompletableFuture<Boolean> taken = sent.send().apply(content);
		sending = true;
		desk.show("");
		desk.editChanged();
		taken.whenCompleteAsync((done, failure) -> {
			if (edit.filter(sent::equals).isEmpty()) {
				return;
			}
			sending = false;
			if (failure != null) {
				desk.show(ChatEditor.reason(failure));
			} else if (done) {
				end();
			}
			desk.editChanged();
		}, new UiExecutor(bar));
	}

	/**
	 * What is to be there when the editor comes back: that which was put aside, and what was changed before it, which is not
	 * an edit any more then, but not lost either.
	 */
	Draft kept() {
		Draft written = desk.draft();
		return edit.filter(one -> !written.says(one.content())).map(_ -> written.before(aside))
				.orElse(edit.isPresent() ? aside : written);
	}

	/** Something comes back that was written before what is there. */
	void putBefore(Draft earlier) {
		if (edit.isPresent()) {
			aside = earlier.before(aside);
		} else {
			desk.putBefore(earlier);
		}
	}
}
