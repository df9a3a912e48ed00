package org.agentworld.testing;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.agentworld.core.ConnectionPreset;
import org.agentworld.core.LlmProviders;
import org.agentworld.core.RefusedException;
import org.agentworld.spi.provider.CallControl;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelInfo;
import org.agentworld.spi.provider.ModelOutput;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.spi.provider.ModelSetting;
import org.agentworld.spi.provider.ProviderException;
import org.eclipse.core.runtime.IExtensionRegistry;

/**
 * The installed providers, and one more, {@value #LISTED}, that has a list of models, knows temperature alone of all settings,
 * and says what the test tells it to say. The services are the test's.
 */
public final class TestServices implements LlmProviders {

	public static final String LISTED = "listed";

	private final LlmProviders installed = LlmProviders.registeredIn(Osgi.service(IExtensionRegistry.class));
	private final ScriptedProvider answers = new ScriptedProvider();
	private final List<ConnectionPreset> presets;
	private volatile List<ModelInfo> models = List.of();

	public TestServices(ConnectionPreset... presets) {
		this.presets = List.of(presets);
	}

	/** What the provider with a list says. */
	public ScriptedProvider answers() {
		return answers;
	}

	/** Which models it offers from now on. */
	public void offer(String... ids) {
		models = List.of(ids).stream().map(id -> new ModelInfo(id, id)).toList();
	}

	@Override
	public List<ConnectionPreset> presets() {
		return presets;
	}

	@Override
	public Optional<ContributedProvider> find(String id) throws RefusedException {
		return id.equals(LISTED) ? Optional.of(new ContributedProvider(new Listed(), "the.test")) : installed.find(id);
	}

	private final class Listed implements LlmProvider {

		@Override
		public ModelResult generate(ModelRequest request, ModelOutput output)
				throws ProviderException, InterruptedException {
			return answers.generate(request, output);
		}

		@Override
		public Optional<List<ModelInfo>> models(Connection connection, CallControl control) {
			return Optional.of(models);
		}

		@Override
		public Set<ModelSetting> settings() {
			return Set.of(ModelSetting.TEMPERATURE);
		}
	}
}
