package org.agentworld.providers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.agentworld.providers.internal.anthropic.AnthropicProvider;
import org.agentworld.providers.internal.gemini.GeminiProvider;
import org.agentworld.providers.internal.offline.OfflineProvider;
import org.agentworld.providers.internal.ollama.OllamaProvider;
import org.agentworld.providers.internal.openai.AzureOpenAiProvider;
import org.agentworld.providers.internal.openai.OpenAiCompatibleProvider;
import org.agentworld.providers.internal.openai.OpenAiProvider;
import org.agentworld.testing.FailOnLoggedError;
import org.eclipse.core.net.proxy.IProxyService;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.RegistryFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The providers and their presets are found where the core looks for them. */
class ContributionTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@Test
	void allProvidersAreContributedAndCanBeCreated() {
		Map<String, Class<?>> created = elements("provider").stream()
				.collect(Collectors.toMap(element -> element.getAttribute("id"), ContributionTest::create));
		assertThat(created).containsEntry("offline", OfflineProvider.class).containsEntry("openai", OpenAiProvider.class)
				.containsEntry("openai-compatible", OpenAiCompatibleProvider.class)
				.containsEntry("azure-openai", AzureOpenAiProvider.class).containsEntry("anthropic", AnthropicProvider.class)
				.containsEntry("gemini", GeminiProvider.class).containsEntry("ollama", OllamaProvider.class);
	}

	@Test
	void everyPresetIsComplete() {
		List<String> providers = elements("provider").stream().map(element -> element.getAttribute("id")).toList();
		List<IConfigurationElement> presets = elements("preset");
		assertThat(presets).extracting(preset -> preset.getAttribute("id")).doesNotHaveDuplicates().hasSizeGreaterThan(15)
				.allMatch(id -> id.matches("[a-z0-9-]+"));
		assertThat(presets).allSatisfy(preset -> {
			assertThat(preset.getAttribute("name")).isNotBlank();
			assertThat(providers).contains(preset.getAttribute("provider"));
			assertThat(List.of("required", "optional", "none")).contains(preset.getAttribute("key"));
			for (String attribute : List.of("baseUrl", "keyPage")) {
				if (preset.getAttribute(attribute) != null) {
					assertThat(URI.create(preset.getAttribute(attribute)).getHost()).isNotBlank();
				}
			}
			if (preset.getAttribute("key").equals("required")) {
				assertThat(preset.getAttribute("keyVariable")).isNotBlank();
				assertThat(preset.getAttribute("keyPage")).startsWith("https://");
			}
			if (Boolean.parseBoolean(preset.getAttribute("local"))) {
				assertThat(preset.getAttribute("baseUrl")).startsWith("http://localhost:");
			}
		});
	}

	@Test
	void thePlatformsProxySettingsAreThere() {
		BundleContext context = FrameworkUtil.getBundle(ContributionTest.class).getBundleContext();
		assertThat(context.getServiceReference(IProxyService.class)).isNotNull();
	}

	private static List<IConfigurationElement> elements(String name) {
		return Arrays.stream(RegistryFactory.getRegistry().getConfigurationElementsFor("org.agentworld.spi.llmProviders"))
				.filter(element -> element.getName().equals(name)).toList();
	}

	private static Class<?> create(IConfigurationElement element) {
		try {
			return element.createExecutableExtension("class").getClass();
		} catch (CoreException e) {
			throw new AssertionError(element.getAttribute("class"), e);
		}
	}
}
