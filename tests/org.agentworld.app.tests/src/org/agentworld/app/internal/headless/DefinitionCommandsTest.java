package org.agentworld.app.internal.headless;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that list, create, rename and delete. */
class DefinitionCommandsTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	@Test
	void aWorldIsCreatedListedRenamedAndDeleted() throws Exception {
		String id = done("world", "create", "Grüße", "--description", "d", "--model", "m").strip();
		assertThat(done("world", "list")).isEqualTo(id + "\tGrüße\toffline\tm\t0\n");
		assertThat(done("world", "list", "--format", "json")).isEqualTo("{\"id\":\"" + id
				+ "\",\"name\":\"Gr\\u00FC\\u00DFe\",\"connection\":\"offline\",\"model\":\"m\",\"agents\":0}\n");
		assertThat(done("world", "rename", "grüße", "Garden")).isEmpty();
		assertThat(done("world", "list")).contains("\tGarden\t");
		done("chats", "create", "--world", id, "A");
		assertThat(run("world", "delete", "Garden").err()).contains("has chats. Add --with-chats");
		assertThat(done("world", "delete", id, "--with-chats")).isEmpty();
		assertThat(done("world", "list")).isEmpty();
	}

	@Test
	void anAgentIsCreatedListedRenamedAndDeleted() throws Exception {
		done("world", "create", "W");
		String ada = done("agent", "create", "--world", "W", "Ada", "--prompt", "You are Ada.", "--model", "m").strip();
		String eve = done("agent", "create", "--world", "w", "Eve", "--connection", "offline").strip();
		assertThat(done("agent", "list", "--world", "W"))
				.isEqualTo(ada + "\tAda\t\tm\ttrue\n" + eve + "\tEve\toffline\t\ttrue\n");
		done("agent", "rename", "--world", "W", "ada", "Grace");
		done("agent", "delete", "--world", "W", eve);
		assertThat(done("agent", "list", "--world", "W", "--format", "json")).isEqualTo(
				"{\"id\":\"" + ada + "\",\"name\":\"Grace\",\"connection\":\"\",\"model\":\"m\",\"enabled\":true}\n");
	}

	@Test
	void aChatIsCreatedListedRenamedAndDeleted() throws Exception {
		done("world", "create", "W");
		String first = done("chats", "create", "--world", "W", "First").strip();
		String second = done("chats", "create", "--world", "W", "Second").strip();
		assertThat(done("chats", "list", "--world", "W").lines()).hasSize(2)
				.anyMatch(line -> line.matches(first + "\tFirst\t\\S+Z\tfalse\tfalse"));
		done("chats", "rename", "--world", "W", first, "Second");
		assertThat(run("chats", "delete", "--world", "W", "Second").err()).contains("Several chats are called 'Second'", first,
				second);
		done("chats", "delete", "--world", "W", first);
		assertThat(done("chats", "list", "--world", "W")).startsWith(second).hasLineCount(1);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			world list extra                       | 2 | extra
			world list --format xml                | 2 | xml
			world create                           | 2 | NAME
			world create W                         | 1 | called 'W' already
			world create X --connection nowhere    | 1 | There are: offline.
			world rename Desert Garden             | 1 | There is no world 'Desert'. There are: W.
			world delete Desert                    | 1 | There is no world 'Desert'
			agent list                             | 2 | --world
			agent list --world Desert              | 1 | There is no world 'Desert'
			agent create --world W Ada             | 1 | Ada
			agent create --world W                 | 2 | NAME
			agent create --world W --from a/b      | 1 | offers an agent 'a/b'. None offers any.
			agent offered --world W                | 2 | --world
			agent delete --world W Eve             | 1 | There is no agent 'Eve' in 'W'. There are: Ada.
			chats delete --world W Clouds          | 1 | There is no chat 'Clouds' in 'W'.
			search ab                              | 2 | at least 3 characters
			search abc --limit 0                   | 2 | --limit is at least 1
			search abc --world Desert              | 1 | There is no world 'Desert'
			tail --world W --chat Clouds           | 1 | There is no chat 'Clouds' in 'W'.
			tail --world W --chat A --last 101     | 2 | --last is 0 to 100
			""")
	void whatCannotBeDoneIsSaid(String line, int exitCode, String said) throws Exception {
		done("world", "create", "W");
		done("agent", "create", "--world", "W", "Ada");
		Run run = run(line.split(" +"));
		assertThat(run.err()).contains(said).doesNotContain("\tat ");
		assertThat(run.exitCode()).isEqualTo(exitCode);
		assertThat(run.out()).isEmpty();
	}

	private String done(String... arguments) throws Exception {
		Run run = run(arguments);
		assertThat(run.err()).isEmpty();
		assertThat(run.exitCode()).isZero();
		return run.out();
	}

	private Run run(String... arguments) throws Exception {
		return Run.of("", Stream.concat(Stream.of(arguments), Stream.of("--data", folder.resolve("data").toString()))
				.toArray(String[]::new));
	}
}
