package org.agentworld.ui.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.agentworld.core.ConnectionPreset;
import org.agentworld.core.ConnectionPreset.KeyUse;
import org.agentworld.core.RefusedException;
import org.agentworld.model.ConnectionSettings;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.spi.provider.ModelSetting;
import org.agentworld.spi.provider.Secret;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.MemoryKeyring;
import org.agentworld.testing.TestEngine;
import org.agentworld.testing.TestServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ModelCatalogTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	private final TestServices services = new TestServices();
	private TestEngine program;
	private ModelCatalog catalog;
	private ConnectionSettings settings;

	@BeforeEach
	void open() throws RefusedException {
		program = new TestEngine(folder, services, new MemoryKeyring());
		catalog = new ModelCatalog(program.engine().modelServers());
		settings = program.engine().connections().create(
				new ConnectionPreset("listed", "Listed", TestServices.LISTED, "", KeyUse.OPTIONAL, "", "", false, "", false).draft(),
				Optional.empty());
	}

	@AfterEach
	void close() {
		program.close();
	}

	@Test
	void aListIsAskedForOnceForEachRevision() throws RefusedException {
		services.offer("one");
		assertThat(models(Optional.empty())).containsExactly("one");
		services.offer("one", "two");
		assertThat(models(Optional.empty())).as("remembered").containsExactly("one");
		assertThat(models(Optional.of(new Secret("typed")))).as("with another key").containsExactly("one", "two");

		settings = program.engine().connections().putKey(settings.getId(), new Secret("key"));
		assertThat(models(Optional.empty())).as("after a change").containsExactly("one", "two");
	}

	@Test
	void whoGivesUpWaitingDoesNotEndTheCallForOthers() {
		services.offer("one");
		catalog.models(settings, Optional.empty()).cancel(true);

		assertThat(models(Optional.empty())).containsExactly("one");
	}

	@Test
	void whatFailedIsAskedAgain() throws RefusedException {
		settings.setProvider("nobody's");
		assertThat(TestEngine.refusal(catalog.models(settings, Optional.empty()))).hasMessageContaining("nobody's");
		settings.setProvider(TestServices.LISTED);
		services.offer("one");
		assertThat(models(Optional.empty())).containsExactly("one");
	}

	@Test
	void theSettingsOfAProviderAreKnown() {
		assertThat(TestEngine.get(catalog.settings(TestServices.LISTED))).containsExactly(ModelSetting.TEMPERATURE);
		assertThat(TestEngine.refusal(catalog.settings("nobody's"))).hasMessageContaining("nobody's");
	}

	private List<String> models(Optional<Secret> typed) {
		return TestEngine.get(catalog.models(settings, typed)).orElseThrow().stream().map(ModelInfo::id).toList();
	}
}
