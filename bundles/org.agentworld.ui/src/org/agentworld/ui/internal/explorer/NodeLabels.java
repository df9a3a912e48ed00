package org.agentworld.ui.internal.explorer;

import java.util.ArrayList;
import java.util.List;

import org.agentworld.core.PlugIns;
import org.agentworld.spi.store.ChatConcern;
import org.agentworld.ui.internal.badge.Badges;
import org.agentworld.ui.internal.overview.Overview;
import org.agentworld.ui.internal.program.AgentIcons;
import org.agentworld.ui.internal.program.Icons;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.jface.viewers.DecorationOverlayIcon;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.jface.viewers.IToolTipProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString.Styler;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.TextStyle;

/** Names, badges and icons of the rows. A badge is part of the row's text, so that a screen reader says it. */
final class NodeLabels extends LabelProvider implements IStyledLabelProvider, IToolTipProvider {

	/** A longer name is shortened where a badge follows, which would be out of sight; its tool tip is the whole. */
	private static final int LONGEST_BEFORE_BADGE = 40;
	private static final Styler BOLD = new Styler() {
		@Override
		public void applyStyles(TextStyle style) {
			style.font = JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT);
		}
	};

	private final ResourceManager images = new LocalResourceManager(JFaceResources.getResources());
	private final Overview overview;
	private final PlugIns plugIns;

	NodeLabels(Overview overview, PlugIns plugIns) {
		this.overview = overview;
		this.plugIns = plugIns;
	}

	@Override
	public StyledString getStyledText(Object element) {
		Node node = (Node) element;
		String badge = badge(node);
		boolean unread = node instanceof Node.ChatNode chat && overview.of(chat.address()).isUnread();
		StyledString text = new StyledString(badge.isEmpty() ? node.name() : shortened(node.name()), unread ? BOLD : null);
		if (node instanceof Node.HintNode) {
			return new StyledString(node.name(), StyledString.QUALIFIER_STYLER);
		}
		return badge.isEmpty() ? text : text.append("  " + badge, StyledString.DECORATIONS_STYLER);
	}

	@Override
	public String getText(Object element) {
		return getStyledText(element).getString();
	}

	@Override
	public String getToolTipText(Object element) {
		String name = ((Node) element).name();
		return name.length() > LONGEST_BEFORE_BADGE ? name : null;
	}

	private String badge(Node node) {
		return switch (node) {
			case Node.WorldNode world -> Badges.of(world.world(), overview.all());
			case Node.ChatNode chat -> {
				List<String> words = new ArrayList<>();
				if (chat.pinned()) {
					words.add(Messages.Badge_pinned);
				}
				if (chat.archived()) {
					words.add(Messages.Badge_archived);
				}
				String doing = Badges.of(overview.of(chat.address()));
				if (!doing.isEmpty()) {
					words.addFirst(doing);
				}
				yield String.join(", ", words);
			}
			case Node.AgentNode agent when !agent.enabled() -> Messages.Badge_off;
			case Node.AgentNode agent when agent.main() -> Messages.Badge_main;
			default -> "";
		};
	}

	private static String shortened(String name) {
		return name.length() <= LONGEST_BEFORE_BADGE ? name
				: name.substring(0, name.offsetByCodePoints(0, Math.min(LONGEST_BEFORE_BADGE - 1,
						name.codePointCount(0, name.length())))) + "\u2026";
	}

	@Override
	public Image getImage(Object element) {
		return switch ((Node) element) {
			case Node.WorldNode _ -> images.get(Icons.of("world"));
			case Node.AgentsNode _ -> images.get(Icons.of("agents"));
			case Node.AgentNode agent -> images.get(AgentIcons.of(plugIns, agent.contribution()));
			case Node.ChatNode chat -> images.get(chatIcon(chat, overview.of(chat.address())));
			case Node.MoreNode _ -> images.get(Icons.of("more"));
			case Node.HintNode _ -> null;
		};
	}

	/** The chat's icon with a pin above and the mark of what it is doing below. */
	private static ImageDescriptor chatIcon(Node.ChatNode chat, ChatConcern concern) {
		ImageDescriptor pinned = chat.pinned()
				? new DecorationOverlayIcon(Icons.of("chat"), Icons.of("mark-pinned"), IDecoration.TOP_RIGHT)
				: Icons.of("chat");
		return Badges.marked(pinned, concern);
	}

	@Override
	public void dispose() {
		images.dispose();
		super.dispose();
	}
}
