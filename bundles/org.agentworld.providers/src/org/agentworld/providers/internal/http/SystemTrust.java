package org.agentworld.providers.internal.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trusts what Java trusts and what the operating system does: there a company puts the certificate of its own authority,
 * and a person expects that to be enough. Whoever starts Java with a list of trusted certificates means that one alone.
 */
final class SystemTrust {

	private static final Logger LOG = LoggerFactory.getLogger(SystemTrust.class);

	private static final String LIST_OF_JAVA = "javax.net.ssl.trustStore";
	/** As OpenSSL has it: a file that is used instead of the system's. */
	private static final String VARIABLE = "SSL_CERT_FILE";
	/** Where Debian, Fedora and SUSE have theirs. */
	private static final List<Path> FILES = Stream.of("/etc/ssl/certs/ca-certificates.crt",
			"/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem").map(Path::of).toList();

	/** What this computer trusts. Reads files; where those of the system cannot be read, Java's list is all. */
	static SSLContext context() {
		try {
			if (System.getProperty(LIST_OF_JAVA) != null) {
				return SSLContext.getDefault();
			}
			Collection<? extends Certificate> ofSystem = List.of();
			try {
				ofSystem = ofSystem();
			} catch (IOException | GeneralSecurityException e) {
				LOG.warn("The certificates that the operating system trusts cannot be read; only Java's own are trusted: {}",
						e.toString());
			}
			return trusting(ofSystem);
		} catch (IOException | GeneralSecurityException e) {
			throw new IllegalStateException("This Java cannot make secure connections: " + e.getMessage(), e);
		}
	}

	/** What Java trusts, and these. */
	static SSLContext trusting(Collection<? extends Certificate> more) throws IOException, GeneralSecurityException {
		KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
		all.load(null, null);
		int number = 0;
		for (TrustManager manager : managers(null)) {
			if (manager instanceof X509TrustManager ofJava) {
				for (Certificate one : ofJava.getAcceptedIssuers()) {
					all.setCertificateEntry("java-" + number++, one);
				}
			}
		}
		for (Certificate one : more) {
			all.setCertificateEntry("system-" + number++, one);
		}
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, managers(all), null);
		return context;
	}

	/** @param trusted null: Java's own list */
	private static TrustManager[] managers(KeyStore trusted) throws GeneralSecurityException {
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(trusted);
		return factory.getTrustManagers();
	}

	private static Collection<? extends Certificate> ofSystem() throws IOException, GeneralSecurityException {
		String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		if (system.startsWith("windows")) {
			return ofStore("Windows-ROOT");
		}
		if (system.startsWith("mac")) {
			return ofStore("KeychainStore-ROOT");
		}
		Optional<Path> file = Optional.ofNullable(System.getenv(VARIABLE)).filter(name -> !name.isBlank()).map(Path::of)
				.or(() -> FILES.stream().filter(Files::isReadable).findFirst());
		return file.isPresent() ? ofFile(file.get()) : List.of();
	}

	private static Collection<Certificate> ofStore(String type) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance(type);
		store.load(null, null);
		List<Certificate> found = new ArrayList<>();
		for (String alias : Collections.list(store.aliases())) {
			found.add(store.getCertificate(alias));
		}
		return found;
	}

	/** The certificates of a file in PEM. */
	static Collection<? extends Certificate> ofFile(Path file) throws IOException, GeneralSecurityException {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
			return CertificateFactory.getInstance("X.509").generateCertificates(in);
		}
	}

	private SystemTrust() {
	}
}
