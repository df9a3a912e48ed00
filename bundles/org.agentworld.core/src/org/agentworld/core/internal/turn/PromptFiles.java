package org.agentworld.core.internal.turn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

import org.agentworld.core.Attachments;
import org.agentworld.core.internal.attachment.MediaTypes;
import org.agentworld.events.conversation.ContentPart.Attachment;
import org.agentworld.events.conversation.Message;
import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.events.id.AttachmentId;
import org.agentworld.spi.provider.PromptPart;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;

/**
 * The files of one prompt: as files where the provider takes them, as text where they are text, which every model can
 * read. A file that is neither fails the turn if it belongs to the message that is answered; in an earlier message it is
 * only mentioned, since a chat must be able to go on with another model. So is one for which there is no more room. Texts
 * are read by threads of the system, two at most: on the virtual threads of turns large ones would hold up all chats.
 */
final class PromptFiles {

	/** Package-private for a test. */
	static final ExecutorService READERS = Executors.newFixedThreadPool(2,
			Thread.ofPlatform().daemon().name("read attached text ", 1).factory());

	private final Predicate<String> takes;
	private final String taker;
	private final Store store;
	/** Of those that are sent as files. */
	private final Map<AttachmentId, byte[]> contents = new HashMap<>();
	/** What is sent of those that are sent as text, with the marks around it. */
	private final Map<AttachmentId, String> texts = new HashMap<>();
	private long room = Attachments.LARGEST_MESSAGE;

	/**
	 * @param takes which types of files can be taken
	 * @param taker who takes them, for a message, for example "over the connection 'Home'"
	 */
	PromptFiles(Predicate<String> takes, String taker, Store store) {
		this.takes = takes;
		this.taker = taker;
		this.store = store;
	}

	/**
	 * Reads the files of a conversation, those of the latest messages first, as long as there is room.
	 *
	 * @param answered the message that is to be answered; all of its files are needed
	 */
	void read(List<Message> conversation, Message answered)
			throws StoreException, ProviderException, InterruptedException {
		for (Attachment file : answered.attachments()) {
			if (!take(file)) {
				throw refused(file);
			}
		}
		for (Message message : conversation.reversed()) {
			for (Attachment file : message.attachments()) {
				if (file.size() <= room) {
					take(file);
				}
			}
		}
	}

	/** What the model is given for a file. */
	PromptPart part(Attachment file) {
		byte[] content = contents.get(file.id());
		if (content != null && takes.test(file.mediaType())) {
			return new PromptPart.File(file.name(), file.mediaType(), content);
		}
		String text = texts.get(file.id());
		return new PromptPart.Text(text == null
				? "[The file '" + file.name() + "' was attached here. It is not shown to you.]"
				: "The file '" + file.name() + "':\n" + text);
	}

	/** The content as text between marks; empty if it is no text. */
	private static Optional<String> fenced(byte[] content) {
		return MediaTypes.text(content).map(text -> {
			String fence = fence(text);
			return fence + "\n" + text + "\n" + fence;
		});
	}

	/** More back quotes in a row than anywhere in the text, so that the text cannot end it. */
	private static String fence(String text) {
		int longest = 2;
		int run = 0;
		for (int i = 0; i < text.length(); i++) {
			run = text.charAt(i) == '`' ? run + 1 : 0;
			longest = Math.max(longest, run);
		}
		return "`".repeat(longest + 1);
	}

	/**
	 * Reads a file if the model can be given it.
	 *
	 * @return whether it can
	 */
	private boolean take(Attachment file) throws StoreException, InterruptedException {
		boolean asFile = takes.test(file.mediaType());
		if ((asFile ? contents : texts).containsKey(file.id())) {
			return true;
		}
		if (!asFile && !isTextual(file.mediaType())) {
			return false;
		}
		byte[] content = store.attachment(file.id()).orElseThrow(() -> new StoreException(StoreException.Kind.NOT_FOUND,
				"The file '" + file.name() + "' is not there any more. Send the message again without it."));
		if (asFile) {
			contents.put(file.id(), content);
		} else {
			Optional<String> text = read(content);
			if (text.isEmpty()) {
				return false;
			}
			texts.put(file.id(), text.get());
		}
		room -= content.length;
		return true;
	}

	private static Optional<String> read(byte[] content) throws InterruptedException {
		Future<Optional<String>> text = READERS.submit(() -> fenced(content));
		try {
			return text.get();
		} catch (ExecutionException e) {
			throw new IllegalStateException("An attached text cannot be read", e.getCause());
		} finally {
			text.cancel(true);
		}
	}

	/** Whether it is worth a look. */
	private static boolean isTextual(String mediaType) {
		return mediaType.startsWith("text/") || mediaType.equals("application/json") || mediaType.equals("application/xml")
				|| mediaType.endsWith("+xml") || mediaType.endsWith("+json");
	}

	private ProviderException refused(Attachment file) {
		return new ProviderException(TurnError.of(Kind.BAD_REQUEST, "The file '" + file.name() + "' (" + file.mediaType()
				+ ") cannot be sent " + taker + ", which takes no such files. Send the message without it, or choose a"
				+ " connection and a model that take it."));
	}
}
