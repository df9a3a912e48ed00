package org.agentworld.core.internal.connection;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.agentworld.core.RefusedException;
import org.agentworld.core.Timers;
import org.agentworld.spi.provider.CallControl;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ProviderException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One question to a server, outside any chat, on a virtual thread of its own. Once the key is there it ends within its time
 * limit, whatever the provider does: then its connection is closed, its thread interrupted, and nobody waits for it any more.
 */
public final class ServerCall {

	private static final Logger LOG = LoggerFactory.getLogger(ServerCall.class);

	/** What is asked of a provider. */
	@FunctionalInterface
	public interface Question<R> {
		R ask(LlmProvider provider, Connection connection, CallControl control)
				throws ProviderException, InterruptedException;
	}

	/** What may have to be created or read first, and may fail. */
	@FunctionalInterface
	public interface Part<T> {
		T get() throws RefusedException;
	}

	private final Timers timers;
	private final Part<LlmProvider> provider;
	private final Part<Connection> connection;
	private final Duration patience;
	private final String name;

	/** @param name of the connection, for what is said about it */
	public ServerCall(Timers timers, Part<LlmProvider> provider, Part<Connection> connection, Duration patience,
			String name) {
		this.timers = timers;
		this.provider = provider;
		this.connection = connection;
		this.patience = patience;
		this.name = name;
	}

	/** Asks. Cancelling the future ends the call. */
	public <R> CompletableFuture<R> start(Question<R> question) {
		CompletableFuture<R> answer = new CompletableFuture<>();
		Control control = new Control();
		Thread thread = Thread.ofVirtual().name("ask connection " + name).unstarted(() -> run(question, control, answer));
		answer.whenComplete((_, _) -> control.end(thread));
		thread.start();
		return answer;
	}

	private <R> void run(Question<R> question, Control control, CompletableFuture<R> answer) {
		try {
			// The time in which the keyring asks the person is not the server's.
			Connection reached = connection.get();
			limit(answer);
			answer.complete(question.ask(provider.get(), reached, control));
		} catch (RefusedException e) {
			answer.completeExceptionally(e);
		} catch (ProviderException e) {
			answer.completeExceptionally(new RefusedException(e.getMessage(), e));
		} catch (Throwable e) {
			// A provider is foreign code: whatever it throws, declared or not, ends its own call and nothing else.
			if (answer.completeExceptionally(new RefusedException("The provider of connection '" + name + "' failed: "
					+ e.getClass().getSimpleName() + ". Its plug-in is faulty.", e))) {
				LOG.warn("The provider of connection '{}' threw.", name, e);
			}
		}
	}

	private void limit(CompletableFuture<?> answer) {
		Runnable withdraw = timers.after(patience, () -> answer.completeExceptionally(new RefusedException("The server of '"
				+ name + "' did not answer within " + patience.toSeconds() + " s. Check the address and the network.")));
		answer.whenComplete((_, _) -> withdraw.run());
	}

	/** What the provider gave to end its call; run when the call is over for us and not for the provider. */
	private static final class Control implements CallControl {

		private Runnable close = () -> {
		};
		private boolean ended;

		@Override
		public void onCancel(Runnable ending) {
			synchronized (this) {
				if (!ended) {
					close = ending;
					return;
				}
			}
			ending.run();
		}

		void end(Thread thread) {
			Runnable ending;
			synchronized (this) {
				ended = true;
				ending = close;
			}
			if (thread.isAlive() && thread != Thread.currentThread()) {
				// Foreign code, which may block: neither who cancels nor the timers wait for it.
				Thread.ofVirtual().name("close " + thread.getName()).start(ending);
				thread.interrupt();
			}
		}
	}
}
