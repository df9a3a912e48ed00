package org.agentworld.app.internal.workbench;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;

/** Hands what the program logs as a warning or worse to the platform's log too, so that the view Error Log shows it. */
final class ErrorLogAppender extends AppenderBase<ILoggingEvent> {

	private final ILog platformLog = ILog.of(ErrorLogAppender.class);

	/** From now on, until the appenders are replaced. */
	static void attach() {
		Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		ErrorLogAppender appender = new ErrorLogAppender();
		appender.setContext(root.getLoggerContext());
		appender.start();
		root.addAppender(appender);
	}

	@Override
	protected void append(ILoggingEvent event) {
		Throwable cause = event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
		if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
			platformLog.log(Status.error(event.getFormattedMessage(), cause));
		} else if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
			platformLog.log(Status.warning(event.getFormattedMessage(), cause));
		}
	}
}
