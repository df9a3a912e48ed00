package org.agentworld.providers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.FutureTask;

import org.agentworld.providers.internal.Call;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.PromptMessage;
import org.agentworld.spi.provider.PromptMessage.Role;
import org.agentworld.spi.provider.PromptPart;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.Latches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RequestContentsTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final RequestContents contents = new RequestContents();

	@Test
	void contentsStandInTheBodyInThePlacesOfTheirMarks() throws Exception {
		String text = "\"Zoë\" \\ 🐢\n\u2028 ";
		String body = "{\"a\":\"" + contents.text(text) + "\",\"b\":\"data:" + contents.file(new byte[] { 1, 2, 3 })
				+ "\",\"c\":\"" + contents.text(" ") + "\"}";
		assertThat(Json.MAPPER.readTree(sent(contents.putInto(body))))
				.isEqualTo(Json.MAPPER.createObjectNode().put("a", text).put("b", "data:AQID").put("c", " "));
	}

	@Test
	void halfOfACharacterIsNoFault() throws Exception {
		assertThat(sent(contents.putInto(contents.text("a\uD83Db")))).isEqualTo("a?b");
	}

	/** So the JSON that LangChain4j makes and that is read again is small, however large the files are. */
	@Test
	void langChain4jGetsNothingOfTheContents() throws Exception {
		ModelRequest request = Call.request(Call.connection(URI.create("http://localhost"), ""), "x".repeat(10_000),
				List.of(Call.said(Role.ASSISTANT, "Ada", "x".repeat(10_000)), new PromptMessage(Role.USER, "", List
						.of(new PromptPart.Text("x".repeat(10_000)), new PromptPart.File("a.png", "image/png", new byte[10_000])))));
		assertThat(PromptMessages.of(request, _ -> true, contents).toString()).doesNotContain("xxx", "AAA")
				.hasSizeLessThan(2_000);
	}

	@Test
	void twoThreadsOfTheSystemEncodeAndThoseThatWaitCanBeInterrupted() throws Exception {
		Queue<Thread> encoders = new ConcurrentLinkedQueue<>();
		CountDownLatch bothEncode = new CountDownLatch(2);
		CountDownLatch release = new CountDownLatch(1);
		FutureTask<String> first = encode(encoders, bothEncode, release);
		FutureTask<String> second = encode(encoders, bothEncode, release);
		start(first);
		start(second);
		Latches.await(bothEncode);
		FutureTask<String> third = encode(encoders, bothEncode, release);
		Thread turn = start(third);
		turn.interrupt();
		turn.join();
		assertThat(third.exceptionNow()).isInstanceOf(InterruptedException.class);
		release.countDown();
		assertThat(first.get()).isEqualTo("encoded");
		assertThat(second.get()).isEqualTo("encoded");
		assertThat(encoders).hasSize(2).doesNotHaveDuplicates().noneMatch(Thread::isVirtual);
	}

	private static FutureTask<String> encode(Queue<Thread> encoders, CountDownLatch begun, CountDownLatch release) {
		return new FutureTask<>(() -> {
			RequestContents own = new RequestContents();
			return sent(own.putInto(own.add(() -> {
				encoders.add(Thread.currentThread());
				begun.countDown();
				try {
					Latches.await(release);
				} catch (InterruptedException e) {
					throw new IllegalStateException(e);
				}
				return "encoded".getBytes(StandardCharsets.UTF_8);
			})));
		});
	}

	private static Thread start(FutureTask<?> task) {
		return Thread.ofVirtual().start(task);
	}

	private static String sent(BodyPublisher body) {
		var all = BodySubscribers.ofString(StandardCharsets.UTF_8);
		body.subscribe(new Subscriber<ByteBuffer>() {
			@Override
			public void onSubscribe(Subscription subscription) {
				all.onSubscribe(subscription);
			}

			@Override
			public void onNext(ByteBuffer bytes) {
				all.onNext(List.of(bytes));
			}

			@Override
			public void onError(Throwable failure) {
				all.onError(failure);
			}

			@Override
			public void onComplete() {
				all.onComplete();
			}
		});
		String text = all.getBody().toCompletableFuture().join();
		assertThat(body.contentLength()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
		return text;
	}
}
