package org.agentworld.providers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

import org.agentworld.events.conversation.TurnError;
import org.agentworld.events.conversation.TurnError.Kind;
import org.agentworld.providers.internal.Call;
import org.agentworld.providers.internal.openai.OpenAiProvider;
import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Trouble with certificates is said as such. */
class CertificateTest {

	private static final char[] PASSWORD = "changeit".toCharArray();

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@Test
	void anUnknownCertificateIsNotTrusted(@TempDir Path folder) throws Exception {
		try (SSLServerSocket server = serverWithCertificate(folder)) {
			Thread.ofVirtual().start(() -> accept(server));
			TurnError error = errorOf("https://localhost:" + server.getLocalPort() + "/v1");
			assertThat(error.kind()).isEqualTo(Kind.NETWORK);
			assertThat(error.message()).contains("certificate that this computer does not trust");
		}
	}

	private static TurnError errorOf(String address) throws InterruptedException {
		return Call.start(new OpenAiProvider(), Call.request(Call.connection(URI.create(address), ""), "Hello")).awaitError();
	}

	private static void accept(SSLServerSocket server) {
		try (var socket = server.accept()) {
			socket.getInputStream().read();
		} catch (IOException _) {
			// The client has turned away.
		}
	}

	private static SSLServerSocket serverWithCertificate(Path folder) throws Exception {
		Path file = folder.resolve("own.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "own", "-keyalg", "EC", "-dname", "CN=localhost", "-storetype", "PKCS12", "-keystore",
				file.toString(), "-storepass", new String(PASSWORD)).redirectErrorStream(true).start();
		String said = new String(keytool.getInputStream().readAllBytes());
		assertThat(keytool.waitFor()).as(said).isZero();
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			keys.load(in, PASSWORD);
		}
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, PASSWORD);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		SSLServerSocket server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
		server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		return server;
	}
}
