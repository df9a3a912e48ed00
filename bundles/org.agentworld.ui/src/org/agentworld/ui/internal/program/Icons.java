package org.agentworld.ui.internal.program;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;

/** The program's own icons. */
public final class Icons {

	/**
	 * An icon by the name of its file, without folder and extension. On any thread.
	 *
	 * @throws java.util.NoSuchElementException if there is none of this name
	 */
	public static ImageDescriptor of(String name) {
		return ResourceLocator.imageDescriptorFromBundle(Icons.class, "icons/" + name + ".svg").orElseThrow();
	}

	private Icons() {
	}
}
