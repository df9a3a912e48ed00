package org.agentworld.core.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.agentworld.core.LlmProviders;
import org.agentworld.core.RefusedException;
import org.agentworld.spi.provider.LlmProvider;
import org.agentworld.spi.provider.ModelOutput;
import org.agentworld.spi.provider.ModelRequest;
import org.agentworld.spi.provider.ModelResult;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.Latches;
import org.agentworld.testing.Osgi;
import org.agentworld.testing.TestEngine;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Providers come through the extension point; those of this test are in this fragment's fragment.xml. */
class RegisteredProvidersTest {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	private final LlmProviders providers = LlmProviders.registeredIn(Osgi.service(IExtensionRegistry.class));

	@Test
	void aProviderIsFoundByItsId() throws Exception {
		assertThat(providers.find("offline").orElseThrow().contributor()).isEqualTo("org.agentworld.providers");
		assertThat(providers.find("nobody's")).isEmpty();
	}

	@Test
	void aConstructorThatThrowsIsRefusedAndThePlugInNamed() {
		assertThatThrownBy(() -> providers.find("test.throwing")).isInstanceOf(RefusedException.class)
				.hasMessageContaining("'Throwing'").hasMessageContaining("org.agentworld.core")
				.hasMessageContaining("cannot be started");
		assertThatThrownBy(() -> providers.find("test.throwing")).as("it is tried again").isInstanceOf(RefusedException.class);
	}

	@Test
	void aClassThatIsNoProviderIsRefused() {
		assertThatThrownBy(() -> providers.find("test.foreign")).isInstanceOf(RefusedException.class)
				.hasMessageContaining("'Foreign'").hasMessageContaining("org.agentworld.core");
	}

	@Test
	void aClassThatDoesNotExistIsRefused() {
		assertThatThrownBy(() -> providers.find("test.missing")).isInstanceOf(RefusedException.class)
				.hasMessageContaining("'Missing'").hasMessageContaining("org.agentworld.core");
	}

	@Test
	void aSlowConstructorIsCalledOnceAndHoldsUpNoOtherProvider() throws Exception {
		List<CompletableFuture<LlmProvider>> found = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			CompletableFuture<LlmProvider> one = new CompletableFuture<>();
			found.add(one);
			Thread.ofVirtual().start(() -> {
				try {
					one.complete(providers.find("test.slow").orElseThrow().provider());
				} catch (RefusedException e) {
					one.completeExceptionally(e);
				}
			});
		}
		Latches.await(SlowProvider.BEGUN);
		assertThat(providers.find("offline")).isPresent();
		// A second constructor would have begun by now, or begins while the first is still held up.
		assertThat(SlowProvider.SECOND.await(300, TimeUnit.MILLISECONDS)).as("created twice").isFalse();
		SlowProvider.GO_ON.countDown();
		assertThat(TestEngine.get(found.get(0))).isSameAs(TestEngine.get(found.get(1)));
	}

	/** Its constructor throws. */
	public static final class ThrowingProvider implements LlmProvider {

		public ThrowingProvider() {
			throw new StackOverflowError("by a fault");
		}

		@Override
		public ModelResult generate(ModelRequest request, ModelOutput output) {
			throw new AssertionError("never created");
		}
	}

	/** Its constructor waits. */
	public static final class SlowProvider implements LlmProvider {

		static final CountDownLatch BEGUN = new CountDownLatch(1);
		static final CountDownLatch SECOND = new CountDownLatch(2);
		static final CountDownLatch GO_ON = new CountDownLatch(1);

		public SlowProvider() throws InterruptedException {
			BEGUN.countDown();
			SECOND.countDown();
			Latches.await(GO_ON);
		}

		@Override
		public ModelResult generate(ModelRequest request, ModelOutput output) {
			throw new AssertionError("never asked");
		}
	}
}
