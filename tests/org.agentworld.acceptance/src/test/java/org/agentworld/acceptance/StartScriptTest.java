package org.agentworld.acceptance;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.assertj.core.data.Index;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script that starts the program, with something in place of Java that writes down how it was started and ends as the
 * test wants it.
 */
class StartScriptTest {

	private static final String WINDOW = "org.agentworld.app.workbench";
	private static final String HEADLESS = "org.agentworld.app.headless";
	/** Java in place of the program: it writes the archive that is wanted. */
	private static final String[] WRITES_THE_ARCHIVE = { "for word; do", "case $word in -Dagentworld.classes.wanted=*)",
			"file=${word#*=}; mkdir -p \"${file%/*}\"; echo >\"$file\" ;;", "esac", "done" };
	private static final String RESTORE = "org.agentworld.install.restorePlugins";

	@TempDir
	Path folder;

	private Path program;
	private Path place;

	@BeforeEach
	void copyTheScriptWithWhatItLooksFor() throws IOException {
		program = folder.resolve("the program");
		place = folder.resolve("share/agent-world");
		Path built = HeadlessProgram.ofThisBuild().product();
		for (String file : List.of("agentworld", "configuration/org.eclipse.equinox.simpleconfigurator/bundles.info")) {
			Files.createDirectories(program.resolve(file).getParent());
			Files.copy(built.resolve(file), program.resolve(file));
		}
		Files.createDirectories(program.resolve("plugins"));
		Files.createFile(program.resolve("plugins/org.eclipse.equinox.launcher_1.jar"));
		java();
	}

	@Test
	void whatAsksToBeStartedAgainIsStartedAgainWithTheSameArguments() throws Exception {
		java("[ $(wc -l <'" + starts() + "') -lt 3 ] && exit 23", "exit 7");
		assertThat(run("--data", "my data")).isEqualTo(7);
		assertThat(Files.readAllLines(starts())).hasSize(3).allSatisfy(start -> assertThat(start)
				.contains(" -application " + WINDOW + " ").endsWith(" --data my data"));
	}

	@Test
	void everyOtherCodeIsPassedOn() throws Exception {
		for (int code : new int[] { 0, 1, 2, 13, 22, 24, 143 }) {
			java("exit " + code);
			assertThat(run("--data", "d")).isEqualTo(code);
			assertThat(run("--headless", "demo")).isEqualTo(code);
		}
		assertThat(Files.readAllLines(starts())).hasSize(14);
	}

	@Test
	void aCommandIsNeverStartedAgain() throws Exception {
		java("exit 23");
		assertThat(run("--headless", "demo", "two words")).isEqualTo(23);
		assertThat(Files.readAllLines(starts())).singleElement().asString().contains(" -application " + HEADLESS + " ")
				.endsWith(" demo two words");
	}

	@Test
	void aSignalReachesTheProgramWhichEndsInItsOwnTime() throws Exception {
		java("trap 'echo ended >>\"" + starts() + "\"; exit 5' TERM", "echo ready", "while :; do sleep 0.05; done");
		Process process = start("--data", "d");
		assertThat(process.inputReader().readLine()).isEqualTo("ready");
		process.toHandle().destroy();
		assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isEqualTo(5);
		assertThat(Files.readAllLines(starts())).hasSize(2).last().isEqualTo("ended");
	}

	@Test
	void anOldJavaIsNamed() throws Exception {
		java("exit 0");
		Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.2\"\n");
		Process process = start("--headless", "demo");
		assertThat(process.waitFor()).isEqualTo(1);
		assertThat(process.errorReader().readAllAsString()).contains("Java 25", "Java 17", folder.resolve("jdk").toString());
		assertThat(starts()).doesNotExist();
	}

	@Test
	void inAFolderOfTheUsersWhatIsInstalledGoesThere() throws Exception {
		java("exit 0");
		run("--headless", "demo");
		assertThat(Files.readString(starts())).doesNotContain("-configuration")
				.contains("-Dagentworld.place=" + place + " ").doesNotContain("agentworld.packaged");
		// Java would write what it says when it crashes to where the person works.
		assertThat(Files.getPosixFilePermissions(place)).isEqualTo(fromString("rwx------"));
	}

	@Test
	void overAFolderOfAPackageManagerWhatIsInstalledHasAPlaceOfItsOwn() throws Exception {
		java("exit 0");
		Files.writeString(program.resolve("packaged.txt"), "update it\n");
		run("--headless", "demo");
		assertThat(Files.readAllLines(starts())).singleElement().asString()
				.contains(" -configuration " + place + "/installed/configuration ", " -Dagentworld.packaged=true ");
		assertThat(Files.getPosixFilePermissions(place)).isEqualTo(fromString("rwx------"));
	}

	@Test
	void afterAnUpgradePluginsAreRestoredOnceAndAgainIfThatFailed() throws Exception {
		java("exit 0");
		Files.writeString(program.resolve("packaged.txt"), "update it\n");
		run("--headless", "demo");
		Files.createDirectories(place.resolve("installed/p2"));
		run("--headless", "demo");
		assertThat(Files.readString(starts())).doesNotContain(RESTORE);

		Files.writeString(program.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info"), "new\n");
		java("case \"$*\" in *" + RESTORE + "*) exit 1 ;; esac");
		run("--headless", "demo");
		java("exit 0");
		run("--headless", "demo");
		run("--headless", "demo");
		assertThat(Files.readAllLines(starts())).map(start -> start.contains(RESTORE)).containsExactly(false, false, true,
				false, true, false, false);
	}

	@Test
	void aWindowGetsTheArchiveOfItsClassesAsSoonAsThereIsOne() throws Exception {
		java(WRITES_THE_ARCHIVE);
		run("--data", "d");
		run("--data", "d");
		run("--headless", "demo");
		List<String> starts = Files.readAllLines(starts());
		String archive = archive(starts.getFirst());
		assertThat(archive).startsWith(folder + "/the cache/agent-world/classes-").endsWith(".jsa");
		assertThat(starts.getFirst()).contains(" -XX:+RecordDynamicDumpInfo ", " -Dagentworld.classes.wanted=" + archive + " ")
				.doesNotContain("SharedArchiveFile");
		assertThat(starts.get(1)).contains(" -XX:SharedArchiveFile=" + archive + " ", " -Dagentworld.classes=" + archive + " ")
				.doesNotContain("RecordDynamicDumpInfo", "wanted");
		assertThat(starts.get(2)).doesNotContain("SharedArchiveFile", "RecordDynamicDumpInfo", "-Xlog", "agentworld.classes");
	}

	@Test
	void anArchiveWithWhichJavaFailsIsUsedNoMore() throws Exception {
		for (int code : new int[] { 1, 134, 139, 0, 2, 129, 130, 143 }) {
			java(WRITES_THE_ARCHIVE);
			run("--data", "d");
			java("exit " + code);
			Files.delete(starts());
			assertThat(run("--data", "d")).isEqualTo(code);
			run("--data", "d");
			assertThat(Files.readAllLines(starts())).as("after %s", code).hasSize(2)
					.satisfies(start -> assertThat(start).contains("SharedArchiveFile"), Index.atIndex(0))
					.satisfies(start -> assertThat(start.contains("SharedArchiveFile"))
							.isEqualTo(!List.of(1, 134, 139).contains(code)), Index.atIndex(1));
		}
	}

	@Test
	void anotherProgramOrJavaHasAnotherArchive() throws Exception {
		java("exit 0");
		run("--data", "d");
		Files.writeString(program.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info"), "new\n");
		run("--data", "d");
		Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.9\"\n");
		run("--data", "d");
		Files.writeString(program.resolve("packaged.txt"), "update it\n");
		run("--data", "d");
		Path personal = place.resolve("installed/configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
		Files.createDirectories(personal.getParent());
		Files.writeString(personal, "with a plug-in\n");
		run("--data", "d");
		program = Files.move(program, folder.resolve("moved"));
		run("--data", "d");
		List<String> archives = Files.readAllLines(starts()).stream().map(StartScriptTest::archive).toList();
		assertThat(archives.get(3)).isEqualTo(archives.get(2));
		assertThat(Set.copyOf(archives)).hasSize(5);
	}

	@Test
	void whoGivesJavaOptionsGetsThoseAndNoArchive() throws Exception {
		java("exit 0");
		for (String variable : HeadlessProgram.JAVA_OPTIONS) {
			start(Map.of(variable, "-Xint"), program.resolve("agentworld"), "--data", "d").waitFor();
		}
		// Such a path would not reach Java as it is.
		start(Map.of("XDG_CACHE_HOME", folder + "/a:b"), program.resolve("agentworld"), "--data", "d").waitFor();
		assertThat(Files.readAllLines(starts())).hasSize(4).allSatisfy(start -> assertThat(start)
				.doesNotContain("SharedArchiveFile", "RecordDynamicDumpInfo", "-Xlog", "agentworld.classes"));
	}

	/** As far as that can be seen elsewhere: the same script, on a system that calls itself what macOS does. */
	@Test
	void onMacosTheWindowStartsOnTheFirstThreadAndKeepsItsDataWhereProgramsDoThere() throws Exception {
		java("printf '<%s>' \"$@\" >>'" + folder.resolve("words") + "'");
		Path uname = Files.createDirectories(folder.resolve("bin")).resolve("uname");
		Files.writeString(uname, "#!/bin/sh\necho Darwin\n");
		Files.setPosixFilePermissions(uname, fromString("rwxr-xr-x"));
		Path app = folder.resolve("Agent World.app/Contents");
		Files.createDirectories(app.resolve("MacOS"));
		Files.copy(Path.of(System.getProperty("macos.start")), app.resolve("MacOS/agentworld"), COPY_ATTRIBUTES);
		Files.move(program, app.resolve("Eclipse"));
		Map<String, String> macos = Map.of("PATH", uname.getParent() + ":" + System.getenv("PATH"), "HOME", folder.toString());

		assertThat(start(macos, app.resolve("MacOS/agentworld"), "--data", "my data").waitFor()).isZero();
		assertThat(start(macos, app.resolve("Eclipse/agentworld"), "--headless", "demo").waitFor()).isZero();
		List<String> starts = Files.readAllLines(starts());
		assertThat(starts.getFirst()).contains(" -XstartOnFirstThread ").endsWith(" --data my data");
		assertThat(starts.getLast()).doesNotContain("-XstartOnFirstThread").endsWith(" demo");
		// Each of these is one word, blanks and all.
		assertThat(folder.resolve("words")).content().contains(
				"<-Dagentworld.place=" + folder + "/Library/Application Support/Agent World Workbench>",
				"<-Djava.util.logging.config.file=" + app.resolve("Eclipse/logging.properties") + ">", "<--data><my data>",
				"<-Dagentworld.classes.wanted=" + folder + "/Library/Caches/Agent World Workbench/classes-");
	}

	private static String archive(String start) {
		return start.replaceFirst(".* -Dagentworld\\.classes\\.wanted=(.*?\\.jsa) .*", "$1");
	}

	private Path starts() {
		return folder.resolve("starts");
	}

	private void java(String... lines) throws IOException {
		Path java = folder.resolve("jdk/bin/java");
		Files.createDirectories(java.getParent());
		Files.writeString(java, "#!/bin/sh\necho \"$*\" >>'" + starts() + "'\n" + String.join("\n", lines) + "\n");
		Files.setPosixFilePermissions(java, fromString("rwxr-xr-x"));
	}

	private int run(String... arguments) throws IOException, InterruptedException {
		return start(arguments).waitFor();
	}

	private Process start(String... arguments) throws IOException {
		return start(Map.of(), program.resolve("agentworld"), arguments);
	}

	private Process start(Map<String, String> environment, Path script, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(script.toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
		builder.environment().put("XDG_DATA_HOME", folder.resolve("share").toString());
		builder.environment().put("XDG_CACHE_HOME", folder.resolve("the cache").toString());
		builder.environment().put("DISPLAY", ":0");
		builder.environment().keySet().removeAll(HeadlessProgram.JAVA_OPTIONS);
		builder.environment().putAll(environment);
		return builder.start();
	}
}
