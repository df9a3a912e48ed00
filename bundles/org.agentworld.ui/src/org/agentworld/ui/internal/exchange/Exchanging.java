package org.agentworld.ui.internal.exchange;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.agentworld.exchange.Progress;
import org.agentworld.ui.internal.program.Background;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.operation.IRunnableContext;
import org.eclipse.osgi.util.NLS;

/** Exports and imports with a wizard's progress bar, which says how far it is and can stop it. */
final class Exchanging {

	/** Showing each message would take longer than writing it. */
	private static final int SHOWN_EVERY = 250;

	/** What is done, off the UI thread. */
	interface Work<R> {
		R with(Progress progress) throws Exception;
	}

	/**
	 * Does it while the window goes on. On the UI thread.
	 *
	 * @param refused takes the reason, in words for the person
	 * @return empty if it was refused, or the person gave up
	 */
	static <R> Optional<R> run(IRunnableContext context, String task, Work<R> work, Consumer<String> refused) {
		Object[] result = new Object[1];
		try {
			context.run(true, true, monitor -> {
				monitor.beginTask(task, IProgressMonitor.UNKNOWN);
				try {
					result[0] = work.with(progress(monitor));
				} catch (CancellationException e) {
					throw new InterruptedException(e.getMessage());
				} catch (Exception e) {
					throw new InvocationTargetException(e);
				} finally {
					monitor.done();
				}
			});
		} catch (InvocationTargetException e) {
			refused.accept(Background.reason(e.getCause()));
			return Optional.empty();
		} catch (InterruptedException _) {
			return Optional.empty(); // the person gave up
		}
		@SuppressWarnings("unchecked")
		R done = (R) result[0];
		return Optional.of(done);
	}

	private static Progress progress(IProgressMonitor monitor) {
		return new Progress() {
			private int messages;

			@Override
			public void message(String chat) {
				if (monitor.isCanceled()) {
					throw new CancellationException("The person gave up.");
				}
				if (++messages % SHOWN_EVERY == 0) {
					monitor.subTask(NLS.bind(Messages.Import_count, chat, messages));
				}
			}
		};
	}

	private Exchanging() {
	}
}
