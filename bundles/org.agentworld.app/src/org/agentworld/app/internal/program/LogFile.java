package org.agentworld.app.internal.program;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;

/**
 * Where the program logs to. With a data folder that is {@code logs/agentworld.log} in it, every line with its thread,
 * chat and turn; without one only warnings go to standard error. Configured here and not by a file on the class path,
 * because the folder is known only when a command has read its arguments.
 */
public final class LogFile implements AutoCloseable {

	private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] [%X{chat:--} %X{turn:--}]"
			+ " %logger{36} - %msg%n";
	private static final FileSize MAX_SIZE = FileSize.valueOf("10MB");
	private static final int OLD_FILES = 5;

	private LogFile() {
	}

	/** From now on warnings go to standard error, and nothing anywhere else. */
	public static void warningsToConsole() {
		ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
		console.setTarget("System.err");
		replaceAppenders(console, "%-5level %msg%n", Level.WARN);
	}

	/**
	 * From now on, and until the result is closed, everything from INFO on goes to the log of {@code dataFolder}, and
	 * nothing to the console. The caller owns the data folder: two processes must not roll the same file.
	 */
	static LogFile open(Path dataFolder) {
		Path file = dataFolder.resolve("logs").resolve("agentworld.log");
		LoggerContext context = context();

		RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
		appender.setContext(context);
		appender.setFile(file.toString());

		FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
		rolling.setContext(context);
		rolling.setParent(appender);
		rolling.setFileNamePattern(escapePattern(file) + ".%i");
		rolling.setMaxIndex(OLD_FILES);
		rolling.start();
		appender.setRollingPolicy(rolling);

		SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
		trigger.setContext(context);
		trigger.setMaxFileSize(MAX_SIZE);
		trigger.start();
		appender.setTriggeringPolicy(trigger);

		replaceAppenders(appender, LINE, Level.INFO);
		return new LogFile();
	}

	/** What is logged afterwards is shown on standard error if it is a warning or worse. */
	@Override
	public void close() {
		warningsToConsole();
	}

	private static void replaceAppenders(OutputStreamAppender<ILoggingEvent> appender, String pattern, Level level) {
		LoggerContext context = context();
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(context);
		encoder.setCharset(StandardCharsets.UTF_8);
		encoder.setPattern(pattern);
		encoder.start();
		appender.setContext(context);
		appender.setEncoder(encoder);
		appender.start();

		Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		root.detachAndStopAllAppenders();
		root.setLevel(level);
		root.addAppender(appender);
	}

	/** A percent sign of the folder's name would be read as the start of a conversion word. */
	private static String escapePattern(Path file) {
		return file.toString().replace("%", "\\%");
	}

	private static LoggerContext context() {
		return (LoggerContext) LoggerFactory.getILoggerFactory();
	}
}
