package org.agentworld.core.internal.keyring;

import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/** Whether the keyring of a Linux desktop is locked, which the platform's provider does not say. */
final class DesktopLock {

	private static final Logger LOG = LoggerFactory.getLogger(DesktopLock.class);

	private static final String LIBRARY = "secret-1";
	/** RTLD_LAZY, RTLD_GLOBAL, RTLD_NODELETE: as the platform's provider loads it, since its types cannot be unloaded. */
	private static final Map<String, Integer> LOADING = Map.of(Library.OPTION_OPEN_FLAGS, 0x1101);
	/** Where the platform's provider keeps its password. */
	private static final String COLLECTION = "default";

	/** Asks nobody for a password. False where there is no such keyring, or none that answers. May block. */
	static boolean isClosed() {
		try {
			NativeLibrary library = NativeLibrary.getInstance(LIBRARY, LOADING);
			// What the library remembers may be old: only a running main loop would tell it of changes.
			library.getFunction("secret_service_disconnect").invokeVoid(new Object[0]);
			Pointer service = library.getFunction("secret_service_get_sync").invokePointer(new Object[] { 0, null, null });
			Pointer collection = service == null ? null : library.getFunction("secret_collection_for_alias_sync")
					.invokePointer(new Object[] { service, COLLECTION, 0, null, null });
			return collection != null
					&& library.getFunction("secret_collection_get_locked").invokeInt(new Object[] { collection }) != 0;
		} catch (LinkageError e) {
			LOG.debug("This system has no libsecret.", e);
			return false;
		}
	}

	private DesktopLock() {
	}
}
