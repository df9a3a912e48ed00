package org.agentworld.app.internal.headless;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands chat, search and tail, with the offline provider. */
class SayingCommandsTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	@BeforeEach
	void createWorld() throws Exception {
		done("world", "create", "W");
		done("agent", "create", "--world", "W", "Ada_1");
	}

	@Test
	void answersAreADocumentWithAHeadingForEach() throws Exception {
		String out = done("chat", "--world", "W", "--chat", "A", "--chat", "B*", "--format", "markdown", "Hello pears.");
		assertThat(out).contains("## A · Ada\\_1\n\n", "## B\\* · Ada\\_1\n\n").endsWith("\n\n");
		assertThat(out.lines().filter(line -> line.startsWith("## "))).hasSize(2);
	}

	/** It is a mention, and no file of arguments. */
	@Test
	void aTextMayBeginWithAMention() throws Exception {
		assertThat(done("chat", "--world", "W", "--chat", "A", "@Ada_1 Hello pears.")).contains("A · Ada_1 │ ");
	}

	@Test
	void messagesAreFoundByTheirText() throws Exception {
		done("chat", "--world", "W", "--chat", "A", "The first line\nabout PEARS and then " + "more ".repeat(20));
		done("chat", "--world", "W", "--chat", "B", "Nothing.");
		done("world", "create", "Other");
		String found = done("search", "pears");
		assertThat(found.lines()).hasSize(2).allMatch(line -> line.split("\t").length == 6)
				.anyMatch(line -> line.contains("\tW\tA\tYou\t")
						&& line.contains("\tThe first line about PEARS and then more ") && line.endsWith("…"));
		assertThat(done("search", "pears", "--format", "json", "--limit", "1")).hasLineCount(1)
				.startsWith("{\"chat\":\"").contains("\"world\":\"W\",\"chatName\":\"A\"");
		assertThat(done("search", "pears", "--world", "W")).isEqualTo(found);
		assertThat(done("search", "pears", "--world", "Other")).isEmpty();
		assertThat(done("search", "pineapple")).isEmpty();
	}

	@Test
	void theEndOfAChatIsShownUntilItIsIdle() throws Exception {
		done("chat", "--world", "W", "--chat", "A", "Hello pears.");
		assertThat(done("tail", "--world", "W", "--chat", "A", "--until-idle")).startsWith("A · You │ Hello pears.\nA · Ada_1 │ ");
		assertThat(done("tail", "--world", "W", "--chat", "A", "--until-idle", "--last", "0")).isEmpty();
		assertThat(done("tail", "--world", "W", "--chat", "A", "--until-idle", "--last", "1")).startsWith("A · Ada_1 │ ");
		assertThat(done("tail", "--world", "W", "--chat", "A", "--until-idle", "--format", "markdown"))
				.startsWith("## A · You\n\nHello pears.\n\n## A · Ada\\_1\n\n");
		assertThat(done("tail", "--world", "W", "--chat", "A", "--until-idle", "--format", "json")).hasLineCount(1)
				.contains("\"kind\":\"snapshot\"", "Hello pears.");
	}

	private String done(String... arguments) throws Exception {
		Run run = Run.of("", Stream.concat(Stream.of(arguments), Stream.of("--data", folder.resolve("data").toString()))
				.toArray(String[]::new));
		assertThat(run.err()).isEmpty();
		assertThat(run.exitCode()).isZero();
		return run.out();
	}
}
