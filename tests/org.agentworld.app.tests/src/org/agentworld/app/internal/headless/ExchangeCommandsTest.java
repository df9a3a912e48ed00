package org.agentworld.app.internal.headless;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.agentworld.app.internal.program.OpenProgram;
import org.agentworld.core.Engine;
import org.agentworld.model.Agent;
import org.agentworld.model.ModelFactory;
import org.agentworld.model.World;
import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands export and import, over a data folder of their own. */
class ExchangeCommandsTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	private String out;
	private String err;

	@BeforeEach
	void createWorld() throws Exception {
		in(engine -> {
			World draft = ModelFactory.eINSTANCE.createWorld();
			draft.setName("Garden");
			Agent ada = ModelFactory.eINSTANCE.createAgent();
			ada.setName("Ada");
			draft.getAgents().add(ada);
			World world = engine.worlds().create(draft);
			engine.chats().create(world.getId(), "Trees");
			engine.chats().create(world.getId(), "Twice");
			engine.chats().create(world.getId(), "Twice");
		});
	}

	@Test
	void aWorldIsExportedAndImportedAgain() throws Exception {
		Path file = folder.resolve("garden.json");
		assertThat(run("export", "Garden", "--format", "json", "--output", file.toString())).isZero();
		assertThat(run("import", file.toString(), "--dry-run")).isZero();
		assertThat(out).contains("world\tGarden\n", "agents\tAda\n", "chats\t3\n", "messages\t0\n",
				"taken\tGarden\trename would make it\tGarden 2\n");
		assertThat(worlds()).containsExactly("Garden");
		assertThat(run("import", file.toString())).isEqualTo(1);
		assertThat(err).contains("These names are taken: Garden. Say with --on-clash").hasLineCount(1);
		assertThat(worlds()).containsExactly("Garden");
		assertThat(run("import", file.toString(), "--on-clash", "rename")).isZero();
		assertThat(out).startsWith("world\t").contains("\nagent\t").hasLineCount(5);
		assertThat(worlds()).containsExactly("Garden", "Garden 2");
		assertThat(run("import", file.toString(), "--on-clash", "skip")).isZero();
		assertThat(run("import", file.toString(), "--on-clash", "REPLACE")).isZero();
		assertThat(worlds()).containsExactly("Garden", "Garden 2");
	}

	@Test
	void aChatAndAnAgentGoIntoAWorld() throws Exception {
		Path chat = folder.resolve("chat.json");
		Path agent = folder.resolve("agent.json");
		assertThat(run("export", "garden", "--chat", "Trees", "--format", "json", "--output", chat.toString())).isZero();
		assertThat(run("export", "Garden", "--agent", "ada", "--format", "json", "--output", agent.toString())).isZero();
		assertThat(run("import", chat.toString())).isEqualTo(1);
		assertThat(err).contains("Name the world");
		assertThat(run("import", chat.toString(), "--into", "Nowhere")).isEqualTo(1);
		assertThat(err).contains("There is no world 'Nowhere'. There are: Garden.");
		assertThat(run("import", chat.toString(), "--into", "Garden", "--on-clash", "skip")).isZero();
		assertThat(run("import", agent.toString(), "--into", "Garden", "--on-clash", "rename")).isZero();
		in(engine -> {
			World world = engine.worlds().named("Garden").orElseThrow();
			assertThat(world.getAgents()).extracting(Agent::getName).containsExactly("Ada", "Ada 2");
			assertThat(engine.chats().list(world.getId(), Optional.empty(), 9)).hasSize(4);
		});
	}

	@Test
	void documentsGoToStandardOutputOrToAFile() throws Exception {
		assertThat(run("export", "Garden", "--format", "markdown", "--output", "-")).isZero();
		assertThat(out).startsWith("# Garden\n").contains("## Trees");
		Path file = Files.writeString(folder.resolve("page.html"), "old");
		assertThat(run("export", "Garden", "--format", "HTML", "--output", file.toString())).isEqualTo(1);
		assertThat(err).contains(file + " exists already");
		assertThat(file).hasContent("old");
		assertThat(run("export", "Garden", "--format", "html", "--output", file.toString(), "--force")).isZero();
		assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			export                                                     | 2 | WORLD
			export Garden --output -                                   | 2 | --format
			export Garden --format json                                | 2 | --output
			export Garden --format pdf --output -                      | 2 | pdf
			export Garden --chat A --agent B --format json --output -  | 2 | mutually exclusive
			export Desert --format json --output -                     | 1 | There is no world 'Desert'
			export Garden --chat Clouds --format json --output -       | 1 | There is no chat 'Clouds' in 'Garden'
			export Garden --chat Twice --format json --output -        | 1 | Several chats are called 'Twice'
			export Garden --agent Eve --format json --output -         | 1 | There are: Ada.
			export Garden --agent Ada --format html --output -         | 1 | as JSON only
			import                                                     | 2 | PATH
			import /no/such/file                                       | 1 | no such file or folder
			import /no/such/file --on-clash ask                        | 2 | ask
			""")
	void whatCannotBeDoneIsSaid(String line, int exitCode, String said) throws Exception {
		assertThat(run(line.split(" +"))).isEqualTo(exitCode);
		assertThat(err).contains(said).doesNotContain("\tat ");
		assertThat(worlds()).containsExactly("Garden");
	}

	private interface Work {
		void with(Engine engine) throws Exception;
	}

	private void in(Work work) throws Exception {
		try (OpenProgram opened = new OpenProgram(data())) {
			work.with(opened.engine());
		}
	}

	private List<String> worlds() throws Exception {
		List<String> names = new ArrayList<>();
		in(engine -> engine.worlds().all().forEach(world -> names.add(world.getName())));
		return names;
	}

	private Path data() {
		return folder.resolve("data");
	}

	private int run(String... arguments) throws Exception {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.addAll(List.of("--data", data().toString()));
		Run run = Run.of("", all.toArray(String[]::new));
		out = run.out();
		err = run.err();
		return run.exitCode();
	}
}
