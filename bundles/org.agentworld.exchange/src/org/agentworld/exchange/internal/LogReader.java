package org.agentworld.exchange.internal;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

import org.agentworld.core.RefusedException;
import org.agentworld.core.Transfer;
import org.agentworld.events.id.ChatId;
import org.agentworld.spi.store.ChatContents;
import org.agentworld.spi.store.LoggedMessage;

/**
 * Reads the messages that a chat has at one moment from the first to the last, of which only a page is in memory; what is
 * cut or said while they are read changes nothing.
 */
public final class LogReader {

	private static final int PAGE = 200;

	private final Transfer transfer;
	private final ChatContents contents;
	private final Queue<LoggedMessage> page = new ArrayDeque<>();
	private int read;

	/** @param contents all that is read */
	public LogReader(Transfer transfer, ChatContents contents) {
		this.transfer = transfer;
		this.contents = contents;
	}

	/** Reads the log as it is now. */
	public LogReader(Transfer transfer, ChatId chat) throws RefusedException {
		this(transfer, transfer.contents(chat).ofLog());
	}

	/** The next message; empty at the end. */
	public Optional<LoggedMessage> next() throws RefusedException {
		if (page.isEmpty()) {
			page.addAll(transfer.log(contents, read, PAGE));
			read += page.size();
		}
		return Optional.ofNullable(page.poll());
	}
}
