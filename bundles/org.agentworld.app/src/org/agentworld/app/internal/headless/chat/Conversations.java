package org.agentworld.app.internal.headless.chat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.agentworld.app.internal.caller.Caller;
import org.agentworld.core.ChatFollower;
import org.agentworld.core.ChatManager;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.id.ChatId;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.Chat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks several chats at the same moment and shows what they answer while it comes. */
final class Conversations {

	private static final Logger LOG = LoggerFactory.getLogger(Conversations.class);

	private static final Duration TIME_TO_STOP = Duration.ofSeconds(2);

	private final ChatManager chats;
	private final Caller caller;
	private final Function<Chat, ChatFollower> output;

	/**
	 * @param caller who stops the answers by stopping
	 * @param output what shows each chat
	 */
	Conversations(ChatManager chats, Caller caller, Function<Chat, ChatFollower> output) {
		this.chats = chats;
		this.caller = caller;
		this.output = output;
	}

	/**
	 * Returns when all have answered, failed or been stopped.
	 *
	 * @throws CancellationException if the caller has stopped; what was asked here is not answered further then
	 */
	List<Answer> ask(List<Question> questions) throws RefusedException {
		List<Answer> answers = new ArrayList<>();
		List<EventSubscription> following = new ArrayList<>();
		List<CompletableFuture<MessageId>> sent = new ArrayList<>();
		try {
			for (Question question : questions) {
				Answer answer = new Answer(question.chat().getName(), output.apply(question.chat()));
				ChatAddress address = new ChatAddress(question.chat().getWorld(), question.chat().getId());
				following.add(chats.follow(address, answer));
				answers.add(answer);
			}
			for (Answer answer : answers) {
				caller.await(answer.ready());
			}
			// All are sent before any is waited for.
			answers.forEach(Answer::asked);
			questions.forEach(question -> sent.add(chats.send(question.chat().getId(), question.content())));
			for (CompletableFuture<MessageId> one : sent) {
				caller.await(one);
			}
			for (Answer answer : answers) {
				caller.await(answer.whenIdle());
			}
			return answers;
		} catch (CancellationException e) {
			stop(questions, answers, sent);
			throw e;
		} finally {
			following.forEach(EventSubscription::close);
		}
	}

	/** Until that is done and was shown, but for some seconds at most. */
	private void stop(List<Question> questions, List<Answer> answers, List<CompletableFuture<MessageId>> sent) {
		List<CompletableFuture<?>> stopped = new ArrayList<>();
		for (int i = 0; i < sent.size(); i++) {
			ChatId chat = questions.get(i).chat().getId();
			CompletableFuture<Answer> idle = answers.get(i).whenIdle();
			stopped.add(sent.get(i).thenCompose(message -> stop(chat, message)).thenCompose(_ -> idle));
		}
		try {
			CompletableFuture.allOf(stopped.toArray(CompletableFuture[]::new)).get(TIME_TO_STOP.toMillis(),
					TimeUnit.MILLISECONDS);
		} catch (ExecutionException | TimeoutException e) {
			LOG.info("Not all that was asked could be stopped: {}", e.toString());
		} catch (InterruptedException e) {
			throw new AssertionError("nobody interrupts this", e);
		}
	}

	/** Ends what answers this message, and nothing else that the chat does: others may have asked there as well. */
	private CompletableFuture<Void> stop(ChatId chat, MessageId message) {
		return chats.snapshot(chat, Long.MAX_VALUE, 1).thenCompose(now -> {
			if (now.queue().messages().stream().anyMatch(queued -> queued.id().equals(message))) {
				// It may leave the queue at this moment.
				return chats.removeQueued(chat, message).exceptionallyCompose(_ -> stopTurns(chat, message));
			}
			return stopTurns(chat, message);
		});
	}

	private CompletableFuture<Void> stopTurns(ChatId chat, MessageId message) {
		return chats.snapshot(chat, Long.MAX_VALUE, 1).thenCompose(
				now -> now.liveTurns().stream().anyMatch(live -> live.turn().exchange().human().equals(message))
						? chats.stop(chat)
						: CompletableFuture.completedFuture(null));
	}
}
