package org.agentworld.benchmarks.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.agentworld.events.ChatAddress;
import org.agentworld.events.ChatEvent;
import org.agentworld.events.ChatEvent.TurnCancelled;
import org.agentworld.events.ChatEvent.TurnChunk;
import org.agentworld.events.ChatEvent.TurnEnded;
import org.agentworld.events.ChatEvent.TurnFailed;
import org.agentworld.events.bus.EventListener;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.conversation.Activity;

/** Sees one turn of one chat, as a subscriber does, and notes when it began and ended. */
final class TurnWatch implements EventListener<ChatEvent>, AutoCloseable {

	private final Program program;
	private final ChatAddress chat;
	private final EventSubscription subscription;
	private final CompletableFuture<Long> firstToken = new CompletableFuture<>();
	private final CompletableFuture<Long> ended = new CompletableFuture<>();
	private volatile long delivered;
	private volatile int overflows;

	TurnWatch(Program program, ChatAddress chat) {
		this.program = program;
		this.chat = chat;
		subscription = program.subscriptions().subscribe(chat, this);
	}

	@Override
	public void onEvent(ChatEvent event) {
		delivered++; // the subscription calls from one thread at a time
		switch (event) {
			case TurnChunk _ -> {
				if (!firstToken.isDone()) {
					firstToken.complete(System.nanoTime());
				}
			}
			case TurnEnded _ -> ended.complete(System.nanoTime());
			case TurnFailed failed -> fail("The turn failed: " + failed.turn().error());
			case TurnCancelled _ -> fail("The turn was cancelled.");
			default -> {
				// Not a part of what is measured.
			}
		}
	}

	/** As every follower does: what was dropped is made good by a snapshot. */
	@Override
	public void onOverflow() {
		overflows++;
		try {
			firstToken.complete(System.nanoTime());
			if (program.snapshot(chat.chat(), 1).activity() == Activity.IDLE) {
				ended.complete(System.nanoTime());
			}
		} catch (InterruptedException | ExecutionException e) {
			ended.completeExceptionally(e);
		}
	}

	private void fail(String why) {
		firstToken.completeExceptionally(new IllegalStateException(why));
		ended.completeExceptionally(new IllegalStateException(why));
	}

	ChatAddress chat() {
		return chat;
	}

	/** When the first piece of the answer was seen, as {@link System#nanoTime()} has it. */
	long firstToken() throws InterruptedException, ExecutionException {
		return firstToken.get();
	}

	/** When the turn's end was seen. */
	long ended() throws InterruptedException, ExecutionException {
		return ended.get();
	}

	long delivered() {
		return delivered;
	}

	int overflows() {
		return overflows;
	}

	@Override
	public void close() {
		subscription.close();
	}
}
