package org.agentworld.exchange.internal.document;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.agentworld.core.RefusedException;
import org.agentworld.core.Transfer;
import org.agentworld.exchange.Progress;
import org.agentworld.exchange.internal.LogReader;
import org.agentworld.model.Chat;
import org.agentworld.model.World;
import org.agentworld.spi.store.LoggedMessage;

/** Writes worlds and chats as documents for people, message by message. */
public final class Documents {

	/** What the documents are written in. */
	public enum Language {
		MARKDOWN, HTML
	}

	private final Transfer transfer;
	private final Progress progress;
	private final Writer out;
	private final Document document;

	private Documents(Language language, Transfer transfer, Progress progress, OutputStream out) {
		this.transfer = transfer;
		this.progress = progress;
		this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
		Words words = new Words(ZoneId.systemDefault());
		this.document = switch (language) {
			case MARKDOWN -> new MarkdownDocument(this.out, words);
			case HTML -> new HtmlDocument(this.out, words, transfer);
		};
	}

	/** A world with its chats. */
	public static void world(World world, List<Chat> chats, Language language, Transfer transfer, Progress progress,
			OutputStream out) throws IOException, RefusedException {
		Documents documents = new Documents(language, transfer, progress, out);
		documents.document.begin(world.getName(), Instant.now());
		documents.document.world(world, chats);
		documents.chats(chats);
	}

	/** A chat alone. */
	public static void chat(Chat chat, Language language, Transfer transfer, Progress progress, OutputStream out)
			throws IOException, RefusedException {
		Documents documents = new Documents(language, transfer, progress, out);
		documents.document.begin(chat.getName(), Instant.now());
		documents.chats(List.of(chat));
	}

	private void chats(List<Chat> chats) throws IOException, RefusedException {
		for (Chat chat : chats) {
			document.chat(chat);
			LogReader log = new LogReader(transfer, chat.getId());
			for (Optional<LoggedMessage> next = log.next(); next.isPresent(); next = log.next()) {
				document.message(next.get());
				progress.message(chat.getName());
			}
			document.endOfChat();
		}
		document.end();
		out.flush();
	}
}
