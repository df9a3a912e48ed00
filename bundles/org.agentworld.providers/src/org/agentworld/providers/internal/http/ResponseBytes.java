package org.agentworld.providers.internal.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A response's body, read by one thread that can be interrupted and knows how long it wants to wait. The next bytes are
 * asked for when the last were taken, so that a slow reader slows the server down and fills no memory.
 */
final class ResponseBytes implements BodySubscriber<ResponseBytes> {

	private sealed interface Signal {
	}

	private record Bytes(List<ByteBuffer> buffers) implements Signal {
	}

	private record Failed(Throwable cause) implements Signal {
	}

	private record End() implements Signal {
	}

	/** At most what was asked for, and what ends it. */
	private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
	private Subscription subscription;
	private boolean cancelled;
	private Iterator<ByteBuffer> taken = Collections.emptyIterator();

	/**
	 * The next bytes; empty at the end.
	 *
	 * @throws TimeoutException if none came in time
	 * @throws IOException      if the connection broke off
	 */
	Optional<ByteBuffer> read(Duration patience) throws IOException, TimeoutException, InterruptedException {
		while (!taken.hasNext()) {
			switch (signals.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS)) {
				case null -> throw new TimeoutException();
				case Bytes(List<ByteBuffer> buffers) -> {
					taken = buffers.iterator();
					requestNext();
				}
				case Failed(Throwable cause) -> throw new IOException(cause);
				case End() -> {
					return Optional.empty();
				}
			}
		}
		return Optional.of(taken.next());
	}

	@Override
	public CompletionStage<ResponseBytes> getBody() {
		return CompletableFuture.completedStage(this);
	}

	private void requestNext() {
		Subscription current;
		synchronized (this) {
			current = subscription;
		}
		current.request(1);
	}

	/** Nothing more is wanted; may be called on any thread, and before there is a body. A reader is woken. */
	void cancel() {
		Subscription current;
		synchronized (this) {
			cancelled = true;
			current = subscription;
		}
		if (current != null) {
			current.cancel();
		}
		signals.add(new Failed(new CancellationException()));
	}

	@Override
	public void onSubscribe(Subscription newSubscription) {
		synchronized (this) {
			subscription = newSubscription;
			if (!cancelled) {
				newSubscription.request(1);
				return;
			}
		}
		newSubscription.cancel();
	}

	@Override
	public void onNext(List<ByteBuffer> buffers) {
		signals.add(new Bytes(buffers));
	}

	@Override
	public void onError(Throwable cause) {
		signals.add(new Failed(cause));
	}

	@Override
	public void onComplete() {
		signals.add(new End());
	}
}
