package org.agentworld.providers.internal.http;

import java.util.Optional;
import java.util.function.Function;

import org.agentworld.events.conversation.Usage;
import org.agentworld.spi.provider.ModelOutput;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelResult.Finish;
import org.agentworld.spi.provider.ProviderException;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;

/**
 * Hands over an answer while it comes. All of it happens on the thread that called the provider: where the chat blocks,
 * nothing more is read, and the server has to wait.
 * <p>
 * LangChain4j swallows what these methods throw, so a failure is kept until {@link #pieces()} throws it.
 */
final class StreamedAnswer implements StreamingChatResponseHandler, CancellableHttpClient.Progress {

	@FunctionalInterface
	private interface Taker {
		void take(String piece) throws InterruptedException;
	}

	private final ModelOutput output;
	private final CallErrors errors;

	private int pieces;
	private boolean hasText;
	private ChatResponse response;
	/** A {@link ProviderException}, an {@link InterruptedException} or a fault of who takes the answer. */
	private Exception failure;

	StreamedAnswer(ModelOutput output, CallErrors errors) {
		this.output = output;
		this.errors = errors;
	}

	@Override
	public void onPartialResponse(String text) {
		hasText = true;
		handOver(text, output::text);
	}

	@Override
	public void onPartialThinking(PartialThinking thinking) {
		handOver(thinking.text(), output::reasoning);
	}

	@Override
	public void onCompleteResponse(ChatResponse complete) {
		response = complete;
	}

	@Override
	public void onError(Throwable error) {
		// Not kept as a cause: it repeats what the server sent, which may be anything, the key included.
		fail(errors.unreadable(CallErrors.STRANGE_EVENT));
	}

	@Override
	public int pieces() throws ProviderException, InterruptedException {
		throwFailure();
		return pieces;
	}

	/** An answer that came in one piece. */
	void whole(ChatResponse complete) {
		AiMessage message = complete.aiMessage();
		if (message.thinking() != null) {
			handOver(message.thinking(), output::reasoning);
		}
		if (message.text() != null) {
			onPartialResponse(message.text());
		}
		response = complete;
	}

	/**
	 * How the answer ended.
	 *
	 * @param endOfStream whether the server said that this was all
	 * @param costs       reads what the answer cost
	 */
	ModelResult result(boolean endOfStream, Function<TokenUsage, Usage> costs) throws ProviderException, InterruptedException {
		throwFailure();
		FinishReason reason = response == null ? null : response.finishReason();
		if (!endOfStream && reason == null) {
			throw hasText ? errors.brokenOff() : errors.empty();
		}
		if (!hasText) {
			throw reason == FinishReason.LENGTH ? errors.onlyReasoning()
					: reason == FinishReason.CONTENT_FILTER ? errors.withheld() : errors.empty();
		}
		return new ModelResult(finish(reason), Optional.ofNullable(response).map(ChatResponse::tokenUsage).map(costs)
				.orElse(Usage.UNKNOWN));
	}

	private void handOver(String piece, Taker taker) {
		if (failure != null || piece.isEmpty()) {
			return;
		}
		pieces++;
		try {
			taker.take(piece);
		} catch (InterruptedException | RuntimeException e) {
			failure = e;
		}
	}

	private void fail(ProviderException reason) {
		if (failure == null) {
			failure = reason;
		}
	}

	private void throwFailure() throws ProviderException, InterruptedException {
		switch (failure) {
			case null -> {
				// Nothing has failed.
			}
			case ProviderException e -> throw e;
			case InterruptedException e -> throw e;
			case RuntimeException e -> throw e;
			default -> throw new IllegalStateException(failure);
		}
	}

	private static Finish finish(FinishReason reason) {
		return switch (reason) {
			case LENGTH -> Finish.LENGTH;
			case CONTENT_FILTER -> Finish.FILTERED;
			case null, default -> Finish.COMPLETE;
		};
	}
}
