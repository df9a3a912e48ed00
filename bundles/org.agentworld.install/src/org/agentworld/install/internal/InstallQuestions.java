package org.agentworld.install.internal;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.bouncycastle.openpgp.PGPPublicKey;
import org.eclipse.core.runtime.ILog;
import org.eclipse.equinox.p2.core.UIServices;
import org.eclipse.equinox.p2.metadata.IArtifactKey;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.repository.artifact.spi.IArtifactUIServices;
import org.eclipse.equinox.p2.repository.metadata.spi.IInstallableUnitUIServices;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;

/**
 * The questions that p2 asks while it installs. Before it asks whether to trust what was downloaded, this shows what that
 * contributes, as it is in the files. p2 asks for what is not signed, or by somebody who was not trusted before; only then.
 */
final class InstallQuestions extends UIServices implements IArtifactUIServices, IInstallableUnitUIServices {

	/** p2's own classifier of bundles. */
	private static final String BUNDLE = "osgi.bundle";

	private final UIServices platform;
	private final IArtifactUIServices aboutArtifacts;
	private final IInstallableUnitUIServices aboutSites;

	/** @param platform p2's own dialogs, which ask all of these: those of {@link UIServices} alone are of an older kind */
	InstallQuestions(UIServices platform) {
		this.platform = platform;
		aboutArtifacts = (IArtifactUIServices) platform;
		aboutSites = (IInstallableUnitUIServices) platform;
	}

	@Override
	public AuthenticationInfo getUsernamePassword(String location) {
		return platform.getUsernamePassword(location);
	}

	@Override
	public AuthenticationInfo getUsernamePassword(String location, AuthenticationInfo previous) {
		return platform.getUsernamePassword(location, previous);
	}

	@Override
	public TrustInfo getTrustInfo(Certificate[][] untrusted, String[] unsigned) {
		return platform.getTrustInfo(untrusted, unsigned);
	}

	@Override
	public void showInformationMessage(String title, String text, String link) {
		platform.showInformationMessage(title, text, link);
	}

	/** On the thread that installs. */
	@Override
	public TrustInfo getTrustInfo(Map<List<Certificate>, Set<IArtifactKey>> untrusted,
			Map<PGPPublicKey, Set<IArtifactKey>> untrustedKeys, Set<IArtifactKey> unsigned,
			Map<IArtifactKey, File> artifacts) {
		List<String> offered = offered(artifacts, unsigned);
		if (!offered.isEmpty() && PlatformUI.isWorkbenchRunning() && !isWanted(offered)) {
			// To p2: none of it is trusted, so it is not installed.
			return new TrustInfo(List.of(), List.of(), false, false);
		}
		return aboutArtifacts.getTrustInfo(untrusted, untrustedKeys, unsigned, artifacts);
	}

	@Override
	public TrustAuthorityInfo getTrustAuthorityInfo(Map<URI, Set<IInstallableUnit>> sites,
			Map<URI, List<Certificate>> certificates) {
		return aboutSites.getTrustAuthorityInfo(sites, certificates);
	}

	private static boolean isWanted(List<String> offered) {
		return PlatformUI.getWorkbench().getDisplay().syncCall(() -> new ContributionsDialog(
				PlatformUI.getWorkbench().getModalDialogShellProvider().getShell(), offered).open() == ContributionsDialog.OK);
	}

	/** A paragraph for each plug-in that contributes something to this program, or that cannot be read; by name. */
	static List<String> offered(Map<IArtifactKey, File> artifacts, Set<IArtifactKey> unsigned) {
		Set<IArtifactKey> bundles = new HashSet<>(artifacts.keySet());
		bundles.removeIf(key -> !key.getClassifier().equals(BUNDLE));
		List<String> offered = new ArrayList<>();
		for (IArtifactKey key : bundles) {
			try {
				PlugInFile.read(artifacts.get(key)).filter(plugIn -> !plugIn.contributions().isEmpty())
						.ifPresent(plugIn -> offered.add(PlugInText.of(plugIn, !unsigned.contains(key))));
			} catch (IOException e) {
				ILog.of(InstallQuestions.class).warn("What " + key + " contributes cannot be read.", e);
				offered.add(NLS.bind(Messages.PlugInText_unreadable, key.getId(), key.getVersion()));
			}
		}
		offered.sort(Comparator.comparing(String::toLowerCase));
		return offered;
	}
}
