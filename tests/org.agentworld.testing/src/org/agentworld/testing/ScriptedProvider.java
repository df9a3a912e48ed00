package org.agentworld.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.Usage;
import org.agentworld.events.id.ChatId;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelOutput;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.spi.provider.ProviderException;

/** A provider that says, call by call, what the test tells it to say and when. */
public final class ScriptedProvider implements LlmProvider {

	private final Map<ChatId, BlockingQueue<Call>> arrived = new ConcurrentHashMap<>();
	private final Set<String> taken = ConcurrentHashMap.newKeySet();

	/** From now on files of exactly these types are taken; at first none are. */
	public void take(String... mediaTypes) {
		taken.clear();
		taken.addAll(List.of(mediaTypes));
	}

	@Override
	public boolean takes(String mediaType) {
		return taken.contains(mediaType);
	}

	@Override
	public ModelResult generate(ModelRequest request, ModelOutput output)
			throws ProviderException, InterruptedException {
		Call call = new Call(request);
		output.onCancel(() -> call.cancelled.complete(null));
		calls(request.chat()).add(call);
		try {
			while (true) {
				ModelResult result = call.steps.take().run(output);
				if (result != null) {
					return result;
				}
			}
		} finally {
			call.returned.complete(null);
		}
	}

	/** The next call in this chat; waits until it comes. */
	public Call nextCall(ChatId chat) {
		try {
			Call call = calls(chat).poll(TestEngine.PATIENCE.toSeconds(), TimeUnit.SECONDS);
			if (call == null) {
				throw new AssertionError("no call in chat " + chat);
			}
			return call;
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	/** Whether a call in this chat has arrived that the test did not take yet. */
	public boolean hasCall(ChatId chat) {
		return !calls(chat).isEmpty();
	}

	private BlockingQueue<Call> calls(ChatId chat) {
		return arrived.computeIfAbsent(chat, _ -> new LinkedBlockingQueue<>());
	}

	private interface Step {
		ModelResult run(ModelOutput output) throws ProviderException, InterruptedException;
	}

	/** One call that waits for what to say. Its methods return at once. */
	public static final class Call {

		private final ModelRequest request;
		private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
		private final CompletableFuture<Void> cancelled = new CompletableFuture<>();
		private final CompletableFuture<Void> returned = new CompletableFuture<>();

		Call(ModelRequest request) {
			this.request = request;
		}

		public ModelRequest request() {
			return request;
		}

		/** Says a piece of text. */
		public Call text(String text) {
			steps.add(output -> {
				output.text(text);
				return null;
			});
			return this;
		}

		/** Says a piece of reasoning. */
		public Call reasoning(String text) {
			steps.add(output -> {
				output.reasoning(text);
				return null;
			});
			return this;
		}

		/** Ends as it should. */
		public void end() {
			steps.add(_ -> new ModelResult(Finish.COMPLETE, Usage.of(3, 4)));
		}

		/** Fails as a provider does that knows why. */
		public void fail(TurnError error) {
			steps.add(_ -> {
				throw new ProviderException(error);
			});
		}

		/** Does whatever the test gives, as faulty code does. */
		public void crash(RuntimeException fault) {
			steps.add(_ -> {
				throw fault;
			});
		}

		/** Completed when the turn was cancelled. */
		public CompletableFuture<Void> cancelled() {
			return cancelled;
		}

		/** Completed when the call has returned. */
		public CompletableFuture<Void> returned() {
			return returned;
		}
	}
}
