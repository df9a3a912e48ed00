package org.agentworld.providers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.providers.internal.Call;
import org.agentworld.providers.internal.openai.OpenAiProvider;
import org.agentworld.spi.provider.Connection;
import org.agentworld.spi.provider.ProviderException;
import org.agentworld.testing.FailOnLoggedError;
import org.agentworld.testing.modelserver.ModelServer;
import org.agentworld.testing.modelserver.ModelServer.Asked;
import org.agentworld.testing.modelserver.Script;
import org.eclipse.core.net.proxy.IProxyData;
import org.eclipse.core.net.proxy.IProxyService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls go through the proxy of the platform's settings. The proxy answers itself, so no name is looked up. */
class ProxyTest {

	private static final URI SERVER = URI.create("http://models.invalid/v1/models");
	private static final String SOCKS = "socksProxyHost";
	private static final int PATIENCE_SECONDS = 20;

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@Test
	void aServerElsewhereIsAskedThroughTheProxy() throws Exception {
		try (ModelServer proxy = ModelServer.startForAny(_ -> Script.status(200, Map.of(), "{}"))) {
			PlatformProxies proxies = new PlatformProxies(() -> Optional.of(platform(proxy.baseUrl().getPort(), null)));
			assertThat(get(proxies, SERVER)).isEqualTo("{}");
			Asked asked = proxy.awaitRequest();
			assertThat(asked.what()).isEqualTo("GET " + SERVER);
			assertThat(asked.headers()).doesNotContainKey("proxy-authorization");
		}
	}

	@Test
	void userAndPasswordGoToTheProxy() throws Exception {
		try (ModelServer proxy = ModelServer.startForAny(_ -> Script.status(200, Map.of(), "{}"))) {
			PlatformProxies proxies = new PlatformProxies(() -> Optional.of(platform(proxy.baseUrl().getPort(), "ada")));
			assertThat(get(proxies, SERVER)).isEqualTo("{}");
			assertThat(proxy.awaitRequest().headers()).containsEntry("proxy-authorization", "Basic YWRhOnNlY3JldA==");
		}
	}

	@Test
	void aServerHereIsAskedDirectly() {
		PlatformProxies proxies = new PlatformProxies(() -> Optional.of(platform(9, "ada")));
		for (String here : new String[] { "http://localhost:11434", "http://LocalHost", "http://127.0.0.1:1234/v1", "http://[::1]:8080/v1" }) {
			assertThat(proxies.select(URI.create(here))).containsExactly(Proxy.NO_PROXY);
			assertThat(proxies.authorization(URI.create(here))).isEmpty();
		}
	}

	/** Java's client would ask the server directly, which the person does not want. */
	@Test
	void whereOnlySocksIsNamedNothingIsSentAndTheErrorSaysSo() throws Exception {
		PlatformProxies proxies = new PlatformProxies(() -> Optional.of(platform(data(IProxyData.SOCKS_PROXY_TYPE, 9, "ada"))));
		assertThat(proxies.wantSocks(SERVER)).isTrue();
		assertThat(proxies.authorization(SERVER)).isEmpty();
		assertThat(proxies.wantSocks(URI.create("http://localhost:1234/v1"))).isFalse();

		System.setProperty(SOCKS, "127.0.0.1");
		try {
			Connection connection = Call.connection(SERVER, "sk-canary-4711");
			assertThatThrownBy(() -> new OpenAiProvider().models(connection, _ -> {
			})).isInstanceOfSatisfying(ProviderException.class, failure -> {
				assertThat(failure.error().kind()).isEqualTo(Kind.NETWORK);
				assertThat(failure).hasMessageContaining("only a SOCKS proxy").hasMessageContaining("Network Connections");
			});
		} finally {
			System.clearProperty(SOCKS);
		}
	}

	@Test
	void anotherProxyIsTakenBeforeSocks() {
		PlatformProxies proxies = new PlatformProxies(() -> Optional
				.of(platform(data(IProxyData.SOCKS_PROXY_TYPE, 9, null), data(IProxyData.HTTP_PROXY_TYPE, 10, null))));
		assertThat(proxies.wantSocks(SERVER)).isFalse();
		assertThat(proxies.select(SERVER)).containsExactly(
				new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("127.0.0.1", 10)));
	}

	/** It answers in native code, when it likes: two virtual threads in there hold up all on a computer with two processors. */
	@Test
	void theDesktopIsAskedOnAThreadOfTheSystemAndLeftWhenTheCallEnds() throws Exception {
		CompletableFuture<Thread> asking = new CompletableFuture<>();
		IProxyService slow = implement(IProxyService.class, (_, _, _) -> {
			asking.complete(Thread.currentThread());
			new CountDownLatch(1).await();
			return true;
		});
		CompletableFuture<Exception> ended = new CompletableFuture<>();
		Thread call = Thread.ofVirtual().start(() -> {
			try {
				new PlatformProxies(() -> Optional.of(slow)).select(SERVER);
			} catch (CancellationException e) {
				ended.complete(e);
			}
		});
		Thread asks = asking.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		assertThat(asks.isVirtual()).isFalse();
		assertThat(asks.isDaemon()).isTrue();
		call.interrupt();
		assertThat(ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).hasMessageContaining("models.invalid");
	}

	@Test
	void withoutAPlatformTheJvmDecides() {
		assertThat(new PlatformProxies(Optional::empty).select(SERVER)).containsExactly(Proxy.NO_PROXY);
	}

	private static String get(PlatformProxies proxies, URI address) throws IOException, InterruptedException {
		HttpClients clients = new HttpClients(proxies, SystemTrust.context());
		HttpRequest.Builder request = HttpRequest.newBuilder(address);
		clients.proxyAuthorization(address).ifPresent(value -> request.header("Proxy-Authorization", value));
		return clients.client(Duration.ofSeconds(10)).send(request.build(), BodyHandlers.ofString()).body();
	}

	/** Settings with one proxy for everything. */
	private static IProxyService platform(int port, String user) {
		return platform(data(IProxyData.HTTP_PROXY_TYPE, port, user));
	}

	private static IProxyService platform(IProxyData... forAll) {
		return implement(IProxyService.class, Map.of("isProxiesEnabled", true, "select", forAll));
	}

	private static IProxyData data(String type, int port, String user) {
		return implement(IProxyData.class, Map.of("getType", type, "getHost", "127.0.0.1", "getPort", port,
				"isRequiresAuthentication", user != null, "getUserId", user == null ? "" : user, "getPassword", "secret"));
	}

	private static <T> T implement(Class<T> type, Map<String, Object> results) {
		return implement(type, (_, method, _) -> results.get(method.getName()));
	}

	private static <T> T implement(Class<T> type, InvocationHandler methods) {
		return type.cast(java.lang.reflect.Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, methods));
	}
}
