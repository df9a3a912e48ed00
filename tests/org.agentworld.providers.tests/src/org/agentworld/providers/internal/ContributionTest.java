package org.agentworld.providers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.agentworld.providers.internal.offline.OfflineProvider;
import org.agentworld.providers.internal.openai.OpenAiProvider;
import org.agentworld.testing.FailOnLoggedError;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.RegistryFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The providers are found where the core looks for them. */
class ContributionTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@Test
	void bothProvidersAreContributedAndCanBeCreated() {
		Map<String, Class<?>> created = Arrays
				.stream(RegistryFactory.getRegistry().getConfigurationElementsFor("org.agentworld.spi.llmProviders"))
				.collect(Collectors.toMap(element -> element.getAttribute("id"), ContributionTest::create));
		assertThat(created).containsEntry("offline", OfflineProvider.class).containsEntry("openai", OpenAiProvider.class);
	}

	private static Class<?> create(IConfigurationElement element) {
		try {
			return element.createExecutableExtension("class").getClass();
		} catch (CoreException e) {
			throw new AssertionError(element.getAttribute("class"), e);
		}
	}
}
