package org.agentworld.app.internal.headless;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import org.agentworld.core.ChatFollower;
import org.agentworld.core.ChatManager;
import org.agentworld.core.RefusedException;
import org.agentworld.events.ChatAddress;
import org.agentworld.events.bus.EventSubscription;
import org.agentworld.events.id.MessageId;
import org.agentworld.model.Chat;

/** Asks several chats at the same moment and shows what they answer while it comes. */
final class Conversations {

	private final ChatManager chats;
	private final Function<Chat, ChatFollower> output;

	/** @param output what shows each chat */
	Conversations(ChatManager chats, Function<Chat, ChatFollower> output) {
		this.chats = chats;
		this.output = output;
	}

	/** Returns when all have answered, failed or been stopped. */
	List<Answer> ask(List<Question> questions) throws RefusedException, InterruptedException {
		List<Answer> answers = new ArrayList<>();
		List<EventSubscription> following = new ArrayList<>();
		try {
			for (Question question : questions) {
				Answer answer = new Answer(question.chat().getName(), output.apply(question.chat()));
				ChatAddress address = new ChatAddress(question.chat().getWorld(), question.chat().getId());
				following.add(chats.follow(address, answer));
				answers.add(answer);
			}
			for (Answer answer : answers) {
				get(answer.ready());
			}
			// All are sent before any is waited for.
			List<CompletableFuture<MessageId>> sent = new ArrayList<>();
			answers.forEach(Answer::asked);
			questions.forEach(question -> sent.add(chats.send(question.chat().getId(), question.content())));
			for (CompletableFuture<MessageId> one : sent) {
				get(one);
			}
			for (Answer answer : answers) {
				get(answer.whenIdle());
			}
			return answers;
		} finally {
			following.forEach(EventSubscription::close);
		}
	}

	/** Waits for what a manager does. */
	static <R> R get(CompletableFuture<R> future) throws RefusedException, InterruptedException {
		try {
			return future.get();
		} catch (ExecutionException e) {
			if (e.getCause() instanceof RefusedException why) {
				throw why;
			}
			throw new IllegalStateException(e.getCause());
		}
	}
}
