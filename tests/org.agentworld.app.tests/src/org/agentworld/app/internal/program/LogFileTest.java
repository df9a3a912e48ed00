package org.agentworld.app.internal.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;

/** Without the fixture that watches the log: the log itself is what is tested. */
class LogFileTest {

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	private final Level level = root.getLevel();
	private final List<Appender<ILoggingEvent>> appenders = new ArrayList<>();

	@BeforeEach
	void keepTheTestsOwnLogging() {
		root.iteratorForAppenders().forEachRemaining(appenders::add);
		appenders.forEach(root::detachAppender);
	}

	@AfterEach
	void restoreTheTestsOwnLogging() {
		root.detachAndStopAllAppenders();
		root.setLevel(level);
		appenders.forEach(root::addAppender);
	}

	@Test
	void aLineTellsThreadChatAndTurn(@TempDir Path folder) throws IOException {
		try (var _ = LogFile.open(folder); var _ = MDC.putCloseable("chat", "c-1"); var _ = MDC.putCloseable("turn", "t-2")) {
			LoggerFactory.getLogger("org.agentworld.some").info("started");
		}
		assertThat(lines(folder)).singleElement().asString().contains("INFO").contains("[c-1 t-2]").endsWith("some - started")
				.contains("[" + Thread.currentThread().getName() + "]");
	}

	@Test
	void whatIsLoggedAfterClosingIsNotInTheFile(@TempDir Path folder) throws IOException {
		try (var _ = LogFile.open(folder)) {
			LoggerFactory.getLogger("some").info("before");
		}
		LoggerFactory.getLogger("some").info("after");
		assertThat(lines(folder)).singleElement().asString().contains("before").contains("[- -]");
	}

	@Test
	void aFolderMayHaveSpacesAndPercentSigns(@TempDir Path folder) throws IOException {
		Path odd = folder.resolve("100 %d of %i");
		try (var _ = LogFile.open(odd)) {
			LoggerFactory.getLogger("some").info("here");
		}
		assertThat(lines(odd)).singleElement().asString().endsWith("here");
	}

	private static List<String> lines(Path folder) throws IOException {
		return Files.readAllLines(folder.resolve("logs").resolve("agentworld.log"));
	}
}
