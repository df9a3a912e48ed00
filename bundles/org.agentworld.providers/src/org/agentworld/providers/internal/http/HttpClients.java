package org.agentworld.providers.internal.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.SSLContext;

import org.agentworld.spi.provider.Connection.Patience;

/**
 * The clients that all calls of all families share: a client costs a thread, a selector and about a millisecond, which shows
 * when many chats are asked at once.
 */
final class HttpClients {

	private static final Prepared<HttpClients> SHARED = new Prepared<>("prepare connections", () -> {
		HttpClients made = new HttpClients(new PlatformProxies(), SystemTrust.context());
		// The first client loads many classes; most connections need this one.
		made.client(Patience.DEFAULT.connect());
		return made;
	});

	private final PlatformProxies proxies;
	private final SSLContext trust;
	/** By the time limit for connecting, which is a client's own. */
	private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();

	HttpClients(PlatformProxies proxies, SSLContext trust) {
		this.proxies = proxies;
		this.trust = trust;
	}

	/** Blocks while they are made. */
	static HttpClients shared() throws InterruptedException {
		return SHARED.get();
	}

	/** One that works: a fault inside, a full memory for example, ends a client for ever. */
	HttpClient client(Duration connectTimeout) {
		return clients.compute(connectTimeout, (limit, known) -> known == null || known.isTerminated() ? make(limit) : known);
	}

	private HttpClient make(Duration connectTimeout) {
		return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connectTimeout).proxy(proxies)
				.sslContext(trust).executor(Thread.ofVirtual().name("model calls")::start).build();
	}

	/** Whether the settings want a server to be reached by SOCKS alone, which no client can. */
	boolean wantSocks(URI server) {
		return proxies.wantSocks(server);
	}

	/** What the proxy before a server wants to see in the header {@code Proxy-Authorization}; empty for most. */
	Optional<String> proxyAuthorization(URI server) {
		return proxies.authorization(server);
	}
}
