package org.agentworld.ui.internal.picture;

import java.util.Base64;

/**
 * A small picture.
 *
 * @param content   a file of this type, made by us; not to be changed
 * @param mediaType {@code image/png} or {@code image/jpeg}
 * @param width     in pixels
 * @param height    in pixels
 */
public record Thumbnail(byte[] content, String mediaType, int width, int height) {

	/** The picture as an address that a page can show without fetching anything. */
	public String dataUri() {
		return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(content);
	}
}
