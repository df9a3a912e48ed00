package org.agentworld.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.eclipse.equinox.log.SynchronousLogListener;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogReaderService;
import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

/**
 * Fails a test during which anything was logged as an error, be it through SLF4J or through the platform's log, unless
 * the test said that it expects that. Registered with
 * {@code @RegisterExtension final FailOnLoggedError log = new FailOnLoggedError();}
 */
public final class FailOnLoggedError implements BeforeEachCallback, AfterEachCallback {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/** Also the lock of who waits for more. */
	private final List<String> errors = new ArrayList<>();
	private final List<String> expected = new ArrayList<>();
	private final List<String> allowed = new ArrayList<>();

	private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
		@Override
		protected void append(ILoggingEvent event) {
			if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
				add(event.getLoggerName() + ": " + event.getFormattedMessage()
						+ (event.getThrowableProxy() == null ? "" : " (" + event.getThrowableProxy().getClassName() + ": "
								+ event.getThrowableProxy().getMessage() + ")"));
			}
		}
	};

	private final SynchronousLogListener platformListener = (LogEntry entry) -> {
		if (entry.getLogLevel() == LogLevel.ERROR) {
			add(entry.getBundle() + ": " + entry.getMessage() + " " + entry.getException());
		}
	};

	/** From now on this test expects at least one logged error that contains {@code text}. */
	public void expect(String text) {
		expected.add(text);
	}

	/** From now on this test does not mind logged errors that contain {@code text}: it depends on the machine whether they come. */
	public void allow(String text) {
		allowed.add(text);
	}

	/** The errors that were logged since the test began. */
	public List<String> errors() {
		synchronized (errors) {
			return List.copyOf(errors);
		}
	}

	private void add(String error) {
		synchronized (errors) {
			errors.add(error);
			errors.notifyAll();
		}
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		synchronized (errors) {
			errors.clear();
		}
		expected.clear();
		allowed.clear();
		appender.setContext(root().getLoggerContext());
		appender.start();
		root().addAppender(appender);
		platformLog().addLogListener(platformListener);
	}

	@Override
	public void afterEach(ExtensionContext context) throws InterruptedException {
		awaitExpected();
		root().detachAppender(appender);
		platformLog().removeLogListener(platformListener);
		List<String> unexpected = errors().stream().filter(error -> expected.stream().noneMatch(error::contains))
				.filter(error -> allowed.stream().noneMatch(error::contains)).toList();
		if (!unexpected.isEmpty() || !missing().isEmpty()) {
			throw new AssertionError("Logged as errors: " + unexpected + "; expected in vain: " + missing());
		}
	}

	/** What is expected may be logged by a thread that outlives the test by a moment. */
	private void awaitExpected() throws InterruptedException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		synchronized (errors) {
			for (long left = PATIENCE.toNanos(); left > 0 && !missing().isEmpty(); left = deadline - System.nanoTime()) {
				TimeUnit.NANOSECONDS.timedWait(errors, left);
			}
		}
	}

	private List<String> missing() {
		List<String> logged = errors();
		return expected.stream().filter(text -> logged.stream().noneMatch(error -> error.contains(text))).toList();
	}

	private static Logger root() {
		return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

	private static LogReaderService platformLog() {
		return Osgi.service(LogReaderService.class);
	}
}
