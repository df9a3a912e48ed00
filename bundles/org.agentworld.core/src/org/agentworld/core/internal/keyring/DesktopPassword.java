package org.agentworld.core.internal.keyring;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import javax.crypto.spec.PBEKeySpec;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtension;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.equinox.security.storage.provider.IPreferencesContainer;
import org.eclipse.equinox.security.storage.provider.PasswordProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The password of our file: the one that the desktop's keyring keeps for all programs built on Equinox. The platform's own
 * providers make a new one for each new file and write it over the old one, after which no other program and no other data
 * folder could read its file any more. So an existing one is used, and one is made only where there is none.
 */
public final class DesktopPassword extends PasswordProvider {

	private static final Logger LOG = LoggerFactory.getLogger(DesktopPassword.class);

	private static final String EXTENSION_POINT = "org.eclipse.equinox.security.secureStorage";
	/** What providers have that ask the operating system rather than the person. */
	private static final String OF_THE_SYSTEM = "AutomaticPasswordGeneration";

	/** The person has not unlocked the keyring of the desktop. */
	static final class LockedException extends IllegalStateException {

		private static final long serialVersionUID = 1L;

		LockedException() {
			super("the keyring of the desktop is locked.");
		}
	}

	private final BooleanSupplier isClosed;

	/** For the extension registry. */
	public DesktopPassword() {
		this(DesktopLock::isClosed);
	}

	/** @param isClosed whether the keyring of the desktop is locked now */
	DesktopPassword(BooleanSupplier isClosed) {
		this.isClosed = isClosed;
	}

	/**
	 * @throws IllegalStateException where the system keeps none. The interface would have null for that, upon which the
	 *                               storage of a program without a window writes in clear text
	 */
	@Override
	public PBEKeySpec getPassword(IPreferencesContainer container, int passwordType) {
		Optional<PBEKeySpec> known = find(container);
		// Nothing is also what comes of a question that the person closed: nobody knows what is in a keyring that is locked.
		if (known.isEmpty() && isClosed.getAsBoolean()) {
			throw new LockedException();
		}
		// So it is open, perhaps only since then. Asked once more, before what is there would be replaced.
		known = known.or(() -> find(container));
		if (known.isPresent()) {
			return known.get();
		}
		if ((passwordType & PasswordProvider.CREATE_NEW_PASSWORD) == 0) {
			throw new IllegalStateException("the desktop does not know the password of the file (any more).");
		}
		return desktops().map(desktop -> ask(desktop, container, PasswordProvider.CREATE_NEW_PASSWORD))
				.flatMap(Optional::stream).findFirst()
				.orElseThrow(() -> new IllegalStateException("the desktop gives no password for it."));
	}

	private static Optional<PBEKeySpec> find(IPreferencesContainer container) {
		return desktops().map(desktop -> ask(desktop, container, 0)).flatMap(Optional::stream).findFirst();
	}

	private static Optional<PBEKeySpec> ask(PasswordProvider desktop, IPreferencesContainer container, int type) {
		try {
			return Optional.ofNullable(desktop.getPassword(container, type));
		} catch (RuntimeException | LinkageError e) {
			LOG.info("The keyring of the desktop cannot be asked: {}", e.toString());
			return Optional.empty();
		}
	}

	/** The platform's providers for this operating system, the preferred one first. */
	private static Stream<PasswordProvider> desktops() {
		return Arrays.stream(RegistryFactory.getRegistry().getExtensionPoint(EXTENSION_POINT).getExtensions())
				.map(IExtension::getConfigurationElements).flatMap(Arrays::stream)
				.filter(provider -> Arrays.stream(provider.getChildren("hint"))
						.anyMatch(hint -> OF_THE_SYSTEM.equals(hint.getAttribute("value"))))
				.sorted(Comparator.comparing(DesktopPassword::priority).reversed()).map(DesktopPassword::create)
				.filter(Objects::nonNull);
	}

	private static int priority(IConfigurationElement provider) {
		String priority = provider.getAttribute("priority");
		return priority == null ? 0 : Integer.parseInt(priority);
	}

	private static PasswordProvider create(IConfigurationElement provider) {
		try {
			return (PasswordProvider) provider.createExecutableExtension("class");
		} catch (CoreException | LinkageError e) {
			LOG.info("The keyring of the desktop cannot be reached: {}", e.toString());
			return null;
		}
	}
}
