package org.agentworld.providers.internal.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.SSLContext;

/**
 * The clients that all calls of all families share: a client costs a thread, a selector and about a millisecond, which shows
 * when many chats are asked at once.
 */
final class HttpClients {

	static final HttpClients SHARED = new HttpClients(new PlatformProxies(), SystemTrust.context());

	private final PlatformProxies proxies;
	private final SSLContext trust;
	/** By the time limit for connecting, which is a client's own. */
	private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();

	HttpClients(PlatformProxies proxies, SSLContext trust) {
		this.proxies = proxies;
		this.trust = trust;
	}

	HttpClient client(Duration connectTimeout) {
		return clients.computeIfAbsent(connectTimeout, limit -> HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
				.connectTimeout(limit).proxy(proxies).sslContext(trust)
				.executor(Thread.ofVirtual().name("model calls")::start).build());
	}

	/** What the proxy before a server wants to see in the header {@code Proxy-Authorization}; empty for most. */
	Optional<String> proxyAuthorization(URI server) {
		return proxies.authorization(server);
	}
}
