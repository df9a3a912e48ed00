package org.agentworld.ui.internal.explorer;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.swt.graphics.Image;

/** Names and icons of the rows. */
final class NodeLabels extends LabelProvider {

	private static final String BUNDLE = "org.agentworld.ui";

	private final ResourceManager images = new LocalResourceManager(JFaceResources.getResources());

	@Override
	public String getText(Object element) {
		return ((Node) element).name();
	}

	@Override
	public Image getImage(Object element) {
		String icon = switch ((Node) element) {
			case Node.WorldNode _ -> "world";
			case Node.AgentsNode _ -> "agents";
			case Node.AgentNode _ -> "agent";
			case Node.ChatNode _ -> "chat";
			case Node.MoreNode _ -> "more";
		};
		ImageDescriptor image = ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/" + icon + ".svg").orElseThrow();
		return images.get(image);
	}

	@Override
	public void dispose() {
		images.dispose();
		super.dispose();
	}
}
