package org.agentworld.install.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.bouncycastle.openpgp.PGPPublicKey;
import org.eclipse.equinox.p2.core.UIServices;
import org.eclipse.equinox.p2.metadata.IArtifactKey;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.repository.artifact.spi.IArtifactUIServices;
import org.eclipse.equinox.p2.repository.metadata.spi.IInstallableUnitUIServices;
import org.junit.jupiter.api.Test;

/** Each of p2's questions reaches the dialog that p2 has for it. */
class InstallQuestionsTest {

	private final Dialogs dialogs = new Dialogs();
	private final InstallQuestions questions = new InstallQuestions(dialogs);

	@Test
	void whetherArtifactsAreTrustedIsAskedWithTheirNames() {
		assertThat(questions.getTrustInfo(Map.of(), Map.of(), Set.of(), Map.of())).isSameAs(dialogs.ofArtifacts);
	}

	@Test
	void whetherSitesAreTrustedIsAsked() {
		assertThat(questions.getTrustAuthorityInfo(Map.of(), Map.of())).isSameAs(dialogs.ofSites);
	}

	/** As p2's own, these ask in the newer and in the older way. */
	private static final class Dialogs extends UIServices implements IArtifactUIServices, IInstallableUnitUIServices {

		private final TrustInfo older = new TrustInfo(List.of(), List.of(), false, false);
		private final TrustInfo ofArtifacts = new TrustInfo(List.of(), List.of(), false, false);
		private final TrustAuthorityInfo ofSites = new TrustAuthorityInfo(List.of(), false, false);

		@Override
		public AuthenticationInfo getUsernamePassword(String location) {
			return AUTHENTICATION_PROMPT_CANCELED;
		}

		@Override
		public AuthenticationInfo getUsernamePassword(String location, AuthenticationInfo previous) {
			return AUTHENTICATION_PROMPT_CANCELED;
		}

		@Override
		public TrustInfo getTrustInfo(Certificate[][] untrusted, String[] unsigned) {
			return older;
		}

		@Override
		public TrustInfo getTrustInfo(Map<List<Certificate>, Set<IArtifactKey>> untrusted,
				Map<PGPPublicKey, Set<IArtifactKey>> untrustedKeys, Set<IArtifactKey> unsigned,
				Map<IArtifactKey, File> artifacts) {
			return ofArtifacts;
		}

		@Override
		public TrustAuthorityInfo getTrustAuthorityInfo(Map<URI, Set<IInstallableUnit>> sites,
				Map<URI, List<Certificate>> certificates) {
			return ofSites;
		}
	}
}
