package org.agentworld.exchange.internal.json;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.agentworld.core.Attachments;
import org.agentworld.core.RefusedException;
import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.events.id.AttachmentId;
import org.agentworld.exchange.UnreadableException;
import org.agentworld.exchange.internal.Receiver;

/** The files of a JSON file: the content of each stands where it is named first. */
final class FileContents {

	private final Map<AttachmentId, Integer> sizes = new HashMap<>();

	/** Reads a part of a message that names a file; hands its content on if it comes with it. */
	Attachment read(Node part, Receiver receiver) throws RefusedException {
		AttachmentId id = id(part.get("id"));
		Optional<Node> encoded = part.find("content");
		if (encoded.isPresent() && !sizes.containsKey(id)) {
			byte[] content = content(encoded.get());
			if (!AttachmentId.of(content).equals(id)) {
				throw part.get("id").error("this is not the SHA-256 of the content: the file is damaged.");
			}
			sizes.put(id, content.length);
			receiver.file(content);
		}
		if (!sizes.containsKey(id)) {
			throw part.error("the content of this file is neither here nor before.");
		}
		Node mediaType = part.get("mediaType");
		if (!mediaType.text().matches("[a-z0-9][a-z0-9.+_-]{0,99}/[a-z0-9][a-z0-9.+_-]{0,99}")) {
			throw mediaType.error("a media type such as image/png is expected here.");
		}
		Attachment named = new Attachment(id, part.text("name"), mediaType.text(), sizes.get(id));
		return new Attachment(id, Attachments.plainName(named), named.mediaType(), named.size());
	}

	private static AttachmentId id(Node id) throws UnreadableException {
		try {
			return AttachmentId.parse(id.text());
		} catch (IllegalArgumentException e) {
			throw id.error("64 hexadecimal digits in lower case are expected here.");
		}
	}

	private static byte[] content(Node encoded) throws UnreadableException {
		byte[] content;
		try {
			content = Base64.getDecoder().decode(encoded.text());
		} catch (IllegalArgumentException e) {
			throw encoded.error("this is not Base64 (" + e.getMessage() + ").");
		}
		if (content.length > Attachments.LARGEST_FILE) {
			throw encoded.error("the file is larger than " + (Attachments.LARGEST_FILE >> 20) + " MB.");
		}
		return content;
	}
}
