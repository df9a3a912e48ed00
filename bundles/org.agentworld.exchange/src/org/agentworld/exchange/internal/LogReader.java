package org.agentworld.exchange.internal;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

import org.agentworld.core.RefusedException;
import org.agentworld.core.Transfer;
import org.agentworld.events.id.ChatId;
import org.agentworld.spi.store.LoggedMessage;

/** Reads the log of a chat from its beginning to its end, of which only a page is in memory. */
public final class LogReader {

	private static final int PAGE = 200;

	private final Transfer transfer;
	private final ChatId chat;
	private final Queue<LoggedMessage> page = new ArrayDeque<>();
	private long last;
	private boolean ended;

	public LogReader(Transfer transfer, ChatId chat) {
		this.transfer = transfer;
		this.chat = chat;
	}

	/** The next message; empty at the end. */
	public Optional<LoggedMessage> next() throws RefusedException {
		if (page.isEmpty() && !ended) {
			page.addAll(transfer.log(chat, last, PAGE));
			ended = page.size() < PAGE;
		}
		Optional<LoggedMessage> next = Optional.ofNullable(page.poll());
		next.ifPresent(logged -> last = logged.message().position());
		return next;
	}
}
