package org.agentworld.providers.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

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

	@Test
	void oneThatTheSystemTrustsIsTrusted(@TempDir Path folder) throws Exception {
		try (SSLServerSocket server = serverWithCertificate(folder)) {
			Thread.ofVirtual().start(() -> answer(server));
			Path pem = keytool(folder, "-exportcert", "-rfc", "-file", folder.resolve("own.pem").toString())
					.resolve("own.pem");
			SSLContext trust = SystemTrust.trusting(SystemTrust.ofFile(pem));
			try (HttpClient client = HttpClient.newBuilder().sslContext(trust).build()) {
				HttpResponse<String> answer = client.send(
						HttpRequest.newBuilder(URI.create("https://localhost:" + server.getLocalPort() + "/")).build(),
						BodyHandlers.ofString());
				assertThat(answer.body()).isEqualTo("OK");
			}
		}
	}

	private static void answer(SSLServerSocket server) {
		try (var socket = server.accept()) {
			socket.getInputStream().read(new byte[8192]);
			socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK".getBytes(US_ASCII));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
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
		keytool(folder, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost");
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(folder.resolve("own.p12"))) {
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

	private static Path keytool(Path folder, String... command) throws IOException, InterruptedException {
		List<String> all = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
		all.addAll(List.of(command));
		all.addAll(List.of("-alias", "own", "-storetype", "PKCS12", "-keystore", folder.resolve("own.p12").toString(),
				"-storepass", new String(PASSWORD)));
		Process keytool = new ProcessBuilder(all).redirectErrorStream(true).start();
		String said = new String(keytool.getInputStream().readAllBytes());
		assertThat(keytool.waitFor()).as(said).isZero();
		return folder;
	}
}
