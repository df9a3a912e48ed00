package org.agentworld.ui.internal.editor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import org.agentworld.model.Agent;
import org.agentworld.ui.internal.program.Icons;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.IContentProposalListener2;
import org.eclipse.jface.fieldassist.IControlContentAdapter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/** Proposes the names of agents behind an {@code @} that is being written. Used on the UI thread. */
final class MentionProposals {

	private static final char MARK = '@';
	private static final int LONGEST_NAME = 200;
	private static final Point SIZE = new Point(340, 180);

	private final StyledText text;
	private final Supplier<List<Agent>> agents;
	private final ContentProposalAdapter popup;

	/** @param agents of the chat's world; asked each time, and does not block */
	MentionProposals(StyledText text, Supplier<List<Agent>> agents) {
		this.text = text;
		this.agents = agents;
		popup = new ContentProposalAdapter(text, new TextAccess(), this::proposals,
				KeyStroke.getInstance(SWT.MOD1, ' '), new char[] { MARK });
		popup.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_IGNORE);
		popup.setPopupSize(SIZE);
		LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), text);
		Image icon = images.create(Icons.of("agent"));
		popup.setLabelProvider(new LabelProvider() {
			@Override
			public Image getImage(Object proposal) {
				return icon;
			}

			@Override
			public String getText(Object proposal) {
				return ((IContentProposal) proposal).getLabel();
			}
		});
		popup.addContentProposalListener(this::accept);
	}

	/** Hears that names are proposed no more. */
	void onClose(Runnable listener) {
		popup.addContentProposalListener(new IContentProposalListener2() {
			@Override
			public void proposalPopupOpened(ContentProposalAdapter adapter) {
				// Only its end is of interest.
			}

			@Override
			public void proposalPopupClosed(ContentProposalAdapter adapter) {
				listener.run();
			}
		});
	}

	/** Whether names are proposed now: then some keys choose among them. */
	boolean isOpen() {
		return popup.isProposalPopupOpen();
	}

	private IContentProposal[] proposals(String content, int caret) {
		return begun(content, caret).map(name -> agents.get().stream().filter(agent -> matches(agent.getName(), name))
				.map(MentionProposals::proposal).toArray(IContentProposal[]::new)).orElse(new IContentProposal[0]);
	}

	private static IContentProposal proposal(Agent agent) {
		String label = agent.isEnabled() ? agent.getName() : NLS.bind(Messages.MentionProposals_off, agent.getName());
		return new ContentProposal(agent.getName(), label, null);
	}

	/** What is written of a name at the caret: all behind the last mark of its line; empty if there is no such mark. */
	static Optional<String> begun(String content, int caret) {
		int mark = content.lastIndexOf(MARK, caret - 1);
		if (mark < 0 || caret - mark > LONGEST_NAME || mark > 0 && Character.isLetterOrDigit(content.charAt(mark - 1))) {
			return Optional.empty();
		}
		return Optional.of(content.substring(mark + 1, caret)).filter(name -> name.indexOf('\n') < 0);
	}

	/** Whether a name, or a word in it, begins like this. */
	static boolean matches(String name, String begun) {
		String all = name.toLowerCase(Locale.ROOT);
		String wanted = begun.toLowerCase(Locale.ROOT);
		return all.startsWith(wanted) || all.contains(" " + wanted);
	}

	/**
	 * The name is there in full, and one writes on. But not if more was written since the list was made, which does not fit:
	 * who writes fast is ahead of the list.
	 */
	private void accept(IContentProposal chosen) {
		int caret = text.getCaretOffset();
		begun(text.getText(), caret).filter(name -> matches(chosen.getContent(), name)).ifPresent(name -> {
			String full = chosen.getContent() + " ";
			text.replaceTextRange(caret - name.length(), name.length(), full);
			text.setCaretOffset(caret - name.length() + full.length());
			text.showSelection();
		});
	}

	/** What the platform's proposals need to know of the widget. */
	private static final class TextAccess implements IControlContentAdapter {

		@Override
		public String getControlContents(Control control) {
			return ((StyledText) control).getText();
		}

		@Override
		public void setControlContents(Control control, String contents, int caret) {
			throw new UnsupportedOperationException("What is chosen is put in by whoever proposes it.");
		}

		@Override
		public void insertControlContents(Control control, String contents, int caret) {
			throw new UnsupportedOperationException("What is chosen is put in by whoever proposes it.");
		}

		@Override
		public int getCursorPosition(Control control) {
			return ((StyledText) control).getCaretOffset();
		}

		@Override
		public void setCursorPosition(Control control, int caret) {
			((StyledText) control).setCaretOffset(caret);
		}

		@Override
		public Rectangle getInsertionBounds(Control control) {
			StyledText text = (StyledText) control;
			Point place = text.getLocationAtOffset(text.getCaretOffset());
			return new Rectangle(place.x, place.y, 0, text.getLineHeight());
		}
	}
}
