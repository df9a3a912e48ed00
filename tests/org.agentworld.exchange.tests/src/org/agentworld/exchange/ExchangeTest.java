package org.agentworld.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.agentworld.core.RefusedException;
import org.agentworld.events.id.WorldId;
import org.agentworld.model.World;
import org.agentworld.spi.store.Store;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.ScriptedProvider;
import org.agentworld.testing.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A program over a fresh store, and a folder for files. */
abstract class ExchangeTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	final ScriptedProvider provider = new ScriptedProvider();
	TestEngine program;

	@BeforeEach
	final void openProgram() {
		program = newProgram();
	}

	TestEngine newProgram() {
		return new TestEngine(folder.resolve("data"), provider);
	}

	@AfterEach
	final void closeProgram() {
		program.close();
	}

	final Path export(ExportSubject subject, ExportFormat format) throws IOException, RefusedException {
		Path file = Files.createTempFile(folder, "export", "." + format.extension());
		try (OutputStream out = Files.newOutputStream(file)) {
			new Exports(program.engine()).write(subject, format, out, Progress.NONE);
		}
		return file;
	}

	final Path export(WorldId world) throws IOException, RefusedException {
		return export(new ExportSubject.WholeWorld(world), ExportFormat.JSON);
	}

	final ImportPreview inspect(Path file) throws RefusedException {
		return new Imports(program.engine()).inspect(file, Optional.empty(), Progress.NONE);
	}

	final ImportResult run(Path file) throws RefusedException {
		return run(file, Optional.empty(), Map.of());
	}

	final ImportResult run(Path file, Optional<WorldId> into, Map<String, Clash.Choice> choices) throws RefusedException {
		return new Imports(program.engine()).run(file, into, choices, Progress.NONE);
	}

	/** All that the store holds. */
	final List<String> everything() throws Exception {
		Store store = program.store();
		List<String> all = new ArrayList<>();
		for (World world : store.worlds()) {
			all.add(world.getId().toString());
			all.addAll(WholeWorld.of(store, world.getId()));
		}
		return all;
	}

	/** The managers know what the store holds, also after a restart, and nothing is left of drafts. */
	final void assertConsistent() throws Exception {
		List<String> before = everything();
		assertThat(program.worlds().all()).extracting(World::getId)
				.containsExactlyInAnyOrderElementsOf(program.store().worlds().stream().map(World::getId).toList());
		program.restart();
		assertThat(everything()).isEqualTo(before);
	}
}
