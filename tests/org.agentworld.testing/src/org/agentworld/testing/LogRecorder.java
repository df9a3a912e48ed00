package org.agentworld.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

/** Keeps the log lines that are written while it is open, with what they say about their chat and turn. */
public final class LogRecorder implements AutoCloseable {

	/**
	 * One line.
	 *
	 * @param thread  the name of the thread that wrote it
	 * @param message as formatted
	 * @param context the MDC of that thread
	 */
	public record Line(String thread, String message, Map<String, String> context) {
	}

	private final List<Line> lines = new CopyOnWriteArrayList<>();

	private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
		@Override
		protected void append(ILoggingEvent event) {
			lines.add(new Line(event.getThreadName(), event.getFormattedMessage(), Map.copyOf(event.getMDCPropertyMap())));
		}
	};

	public LogRecorder() {
		appender.setContext(root().getLoggerContext());
		appender.start();
		root().addAppender(appender);
	}

	/** The lines that contain a text; waits until there is one. */
	public List<Line> await(String text) {
		long deadline = System.nanoTime() + TestEngine.PATIENCE.toNanos();
		while (System.nanoTime() < deadline) {
			List<Line> found = lines.stream().filter(line -> line.message().contains(text)).toList();
			if (!found.isEmpty()) {
				return found;
			}
			Thread.onSpinWait();
		}
		throw new AssertionError("No line with '" + text + "' among " + lines);
	}

	@Override
	public void close() {
		root().detachAppender(appender);
	}

	private static Logger root() {
		return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}
}
