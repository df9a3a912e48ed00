package org.agentworld.core.internal.plugin;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;

import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.osgi.signedcontent.SignedContent;
import org.eclipse.osgi.signedcontent.SignedContentFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who signed bundles. Whether a signer is to be trusted is asked when a plug-in is installed. */
final class Signatures {

	private static final Logger LOG = LoggerFactory.getLogger(Signatures.class);

	/** The name in the certificate; empty if nobody signed it, or the signature does not fit. Reads files. */
	static Optional<String> signer(Bundle bundle) {
		BundleContext context = FrameworkUtil.getBundle(IExtensionRegistry.class).getBundleContext();
		ServiceReference<SignedContentFactory> factory = context.getServiceReference(SignedContentFactory.class);
		try {
			SignedContent content = context.getService(factory).getSignedContent(bundle);
			return content.isSigned() ? Optional.of(name(content)) : Optional.empty();
		} catch (IOException | GeneralSecurityException e) {
			LOG.warn("The signature of the plug-in {} cannot be read.", bundle.getSymbolicName(), e);
			return Optional.empty();
		} finally {
			context.ungetService(factory);
		}
	}

	private static String name(SignedContent content) {
		return ((X509Certificate) content.getSignerInfos()[0].getCertificateChain()[0]).getSubjectX500Principal().getName();
	}

	private Signatures() {
	}
}
