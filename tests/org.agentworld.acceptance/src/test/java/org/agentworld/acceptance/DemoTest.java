package org.agentworld.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.agentworld.acceptance.HeadlessProgram.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

	private static final List<String> CHATS = List.of("Chat about apples", "Chat about bananas", "Chat about cherries");

	/** Such as {@code Chat about apples    75 ms    2543 ms    178    99 %  none}. */
	private static final Pattern ROW = Pattern
			.compile("(?m)^(Chat about \\w+) +(\\d+) ms +(\\d+) ms +(\\d+) +(\\d+) %  (.*)$");

	@TempDir
	Path folder;

	private final HeadlessProgram program = HeadlessProgram.ofThisBuild();

	@Test
	void threeChatsStreamAtTheSameTimeAndNothingCrossesOrIsLeftBehind() {
		Result result = program.withJavaOptions("-Djava.io.tmpdir=\"" + folder + "\"").run("demo");

		assertThat(result.err()).as("only Java's word on its options").startsWith("NOTE: ").hasLineCount(1);
		assertThat(result.exitCode()).isZero();
		List<MatchResult> rows = ROW.matcher(result.out()).results().toList();
		assertThat(rows).extracting(row -> row.group(1)).isEqualTo(CHATS);
		assertThat(rows).extracting(row -> row.group(6)).containsOnly("none");
		assertThat(rows).extracting(row -> Integer.parseInt(row.group(5))).allMatch(overlap -> overlap >= 50);
		assertInterleaved(result.out());
		assertThat(folder).isEmptyDirectory();
	}

	/** From the first line of each chat to its last one there are lines of each other chat. */
	private static void assertInterleaved(String out) {
		List<String> labels = out.lines().filter(line -> line.contains(" │ "))
				.map(line -> line.substring(0, line.indexOf(" · "))).toList();
		for (String chat : CHATS) {
			assertThat(labels.subList(labels.indexOf(chat), labels.lastIndexOf(chat))).containsAll(CHATS);
		}
	}

	@Test
	void aDataFolderKeepsTheChatsAndCanBeUsedAgain() {
		String data = folder.resolve("data").toString();
		for (int start = 1; start <= 2; start++) {
			Result result = program.run("demo", "--data", data);
			assertThat(result.err()).isEmpty();
			assertThat(result.exitCode()).isZero();
		}

		Result result = program.run("chat", "--data", data, "--world", "Demo", "--chat", "Chat about apples", "More.");

		assertThat(result.exitCode()).isEqualTo(1);
		assertThat(result.err()).as("one chat of each start").startsWith("Several chats are called 'Chat about apples'.");
	}
}
