package org.agentworld.providers.internal.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import org.eclipse.core.net.proxy.IProxyData;
import org.eclipse.core.net.proxy.IProxyService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proxies of the platform's settings (preference page <i>Network Connections</i>, or the desktop's own). Where they
 * name none, or there is no platform, those of the JVM. A server on this computer is always asked directly.
 */
final class PlatformProxies extends ProxySelector {

	private static final Logger LOG = LoggerFactory.getLogger(PlatformProxies.class);
	/**
	 * The desktop's settings are read by native code, which takes as long as the desktop does: on virtual threads that would hold
	 * up all chats.
	 */
	private static final ExecutorService ASKING = Executors
			.newCachedThreadPool(Thread.ofPlatform().daemon().name("proxy settings ", 1).factory());
	private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

	private final Supplier<Optional<IProxyService>> service;

	PlatformProxies() {
		this(installed());
	}

	PlatformProxies(Supplier<Optional<IProxyService>> service) {
		this.service = service;
	}

	/** Asked for through the platform's own bundle: ours need not be started, and has no context then. */
	private static Supplier<Optional<IProxyService>> installed() {
		Bundle settings = FrameworkUtil.getBundle(IProxyService.class);
		if (settings == null) {
			return Optional::empty;
		}
		try {
			settings.start(Bundle.START_TRANSIENT);
		} catch (BundleException e) {
			LOG.warn("The platform's proxy settings cannot be used: {}", e.getMessage());
			return Optional::empty;
		}
		var tracker = new ServiceTracker<IProxyService, IProxyService>(settings.getBundleContext(), IProxyService.class, null);
		tracker.open();
		return () -> Optional.ofNullable(tracker.getService());
	}

	@Override
	public List<Proxy> select(URI server) {
		if (isHere(server)) {
			return List.of(Proxy.NO_PROXY);
		}
		return proxy(server)
				.map(proxy -> List.of(new Proxy(isSocks(proxy) ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
						InetSocketAddress.createUnresolved(proxy.getHost(), port(proxy)))))
				.orElseGet(() -> fromJvm(server));
	}

	/**
	 * Whether a server is to be reached by SOCKS alone. Java's client cannot do that, and would go there directly without a
	 * word.
	 */
	boolean wantSocks(URI server) {
		return select(server).stream().allMatch(proxy -> proxy.type() == Proxy.Type.SOCKS);
	}

	/** What the proxy between here and a server wants to see in the header {@code Proxy-Authorization}. */
	Optional<String> authorization(URI server) {
		return isHere(server) ? Optional.empty()
				: proxy(server).filter(proxy -> !isSocks(proxy) && proxy.isRequiresAuthentication()).map(PlatformProxies::basic);
	}

	private static boolean isHere(URI server) {
		return HERE.contains(server.getHost().toLowerCase(Locale.ROOT));
	}

	/**
	 * One that Java's client can use, if there is any.
	 *
	 * @throws CancellationException if this thread is interrupted
	 */
	private Optional<IProxyData> proxy(URI server) {
		Future<Optional<IProxyData>> asked = ASKING.submit(() -> ask(server));
		try {
			return asked.get();
		} catch (InterruptedException _) {
			asked.cancel(true);
			Thread.currentThread().interrupt();
			throw new CancellationException("The proxy for " + server.getHost() + " is not wanted any more.");
		} catch (ExecutionException e) {
			throw new IllegalStateException("The proxy settings cannot be read: " + e.getCause().getMessage(), e.getCause());
		}
	}

	private Optional<IProxyData> ask(URI server) {
		return service.get().filter(IProxyService::isProxiesEnabled).stream()
				.flatMap(platform -> Arrays.stream(platform.select(server))).filter(proxy -> proxy.getHost() != null)
				.min(Comparator.comparing(PlatformProxies::isSocks));
	}

	private static boolean isSocks(IProxyData proxy) {
		return IProxyData.SOCKS_PROXY_TYPE.equals(proxy.getType());
	}

	private static int port(IProxyData proxy) {
		return proxy.getPort() < 0 ? 80 : proxy.getPort();
	}

	private static String basic(IProxyData proxy) {
		String credentials = proxy.getUserId() + ":" + (proxy.getPassword() == null ? "" : proxy.getPassword());
		return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
	}

	private static List<Proxy> fromJvm(URI server) {
		ProxySelector jvm = ProxySelector.getDefault();
		return jvm == null ? List.of(Proxy.NO_PROXY) : jvm.select(server);
	}

	@Override
	public void connectFailed(URI server, SocketAddress proxy, IOException failure) {
		// The call fails and says so; there is no other proxy to try.
	}
}
