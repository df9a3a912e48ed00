package org.agentworld.ui.internal.notification;

import java.util.Map;
import java.util.function.Consumer;

import org.agentworld.ui.internal.notification.Notice.Kind;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.notifications.NotificationPopup;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;

/** The platform's popup, with a line for each notice. Goes by itself after a while. */
final class NoticePopup {

	private static final long MILLIS = 8_000;
	private static final int WIDTH = 320;
	private static final int SPACE = 6;
	/** Longer reasons are read in the chat. */
	private static final int LONGEST_REASON = 140;

	private static final Map<Kind, String> TEXTS = Map.of(Kind.ENDED, Messages.NoticePopup_ended, Kind.WAITING,
			Messages.NoticePopup_waiting, Kind.FAILED, Messages.NoticePopup_failed);

	private final NotificationPopup popup;

	/**
	 * Shows what is in the list now.
	 *
	 * @param onOpen  the person wants to see this chat
	 * @param onClose the popup was closed, by whomever
	 */
	NoticePopup(Display display, NoticeList notices, Consumer<ShownNotice> onOpen, Runnable onClose) {
		popup = NotificationPopup.forDisplay(display).title(NoticePopup::title, true)
				.content(parent -> content(parent, notices, onOpen)).delay(MILLIS).fadeIn(false).build();
		popup.open();
		popup.getShell().addDisposeListener(_ -> onClose.run());
	}

	void close() {
		popup.close();
	}

	private static Control title(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(SPACE, SPACE).applyTo(area);
		Label title = new Label(area, SWT.NONE);
		title.setText(Messages.NoticePopup_title);
		title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		return area;
	}

	private static Control content(Composite parent, NoticeList notices, Consumer<ShownNotice> onOpen) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(SPACE, SPACE).spacing(0, SPACE).applyTo(area);
		for (ShownNotice notice : notices.shown()) {
			Link line = new Link(area, SWT.WRAP);
			line.setText(text(notice));
			line.addListener(SWT.Selection, _ -> onOpen.accept(notice));
			GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(line);
		}
		if (notices.more() > 0) {
			new Label(area, SWT.NONE).setText(NLS.bind(Messages.NoticePopup_more, notices.more()));
		}
		return area;
	}

	private static String text(ShownNotice shown) {
		return NLS.bind(TEXTS.get(shown.notice().kind()),
				new Object[] {escaped(shown.chat()), escaped(shown.world()), escaped(shortened(shown.notice().why()))});
	}

	private static String shortened(String text) {
		return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON - 1).stripTrailing() + "…";
	}

	/** So that a name is no markup, nor a mnemonic. */
	private static String escaped(String text) {
		return LegacyActionTools.escapeMnemonics(text).replace('<', '‹').replace('>', '›');
	}
}
