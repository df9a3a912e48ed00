package org.agentworld.core.internal.keyring;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.agentworld.core.Keyring;
import org.agentworld.core.RefusedException;
import org.agentworld.spi.provider.Secret;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.eclipse.equinox.security.storage.provider.IProviderHints;

/** A keyring in a file of Equinox secure storage. What is in it is encrypted, or it is not written. */
public final class SecureKeyring implements Keyring {

	private static final String NODE = "connections";
	private static final String KEY = "key";
	private static final String PROBE = "probe";

	private final Path file;
	private final String module;
	private final ReentrantLock lock = new ReentrantLock();
	/** Asked once: each question may come to the person, and the answer does not change while the program runs. */
	private Optional<String> whyUnavailable;

	/**
	 * @param file   created with the first key
	 * @param module the id of the extension that knows the file's password
	 */
	public SecureKeyring(Path file, String module) {
		this.file = file;
		this.module = module;
	}

	@Override
	public Optional<String> whyUnavailable() {
		lock.lock();
		try {
			if (whyUnavailable == null) {
				whyUnavailable = probe();
			}
			return whyUnavailable;
		} finally {
			lock.unlock();
		}
	}

	/** Encrypts something and takes it back: whether that works is known only when it has been done. */
	private Optional<String> probe() {
		try {
			ISecurePreferences root = open();
			putEncrypted(root, PROBE, PROBE);
			root.remove(PROBE);
			return Optional.empty();
		} catch (StorageException | IOException | RuntimeException | LinkageError e) {
			return Optional.of("This computer has no keyring that can be used now, so that a key lives only until the program"
					+ " ends: " + reason(e) + " Start the keyring of your desktop and then this program again, or put the key"
					+ " into a variable of the environment.");
		}
	}

	/** Without a password the storage of a program without a window keeps clear text, and only says so in a log. */
	private static void putEncrypted(ISecurePreferences node, String name, String value) throws StorageException {
		node.put(name, value, true);
		if (!node.isEncrypted(name)) {
			node.remove(name);
			throw new StorageException(StorageException.NO_PASSWORD, "the desktop gives no password for it.");
		}
	}

	private static String reason(Throwable e) {
		return e.getMessage() == null ? "it failed with " + e.getClass().getSimpleName() + "." : sentence(e.getMessage());
	}

	private static String sentence(String text) {
		return text.endsWith(".") ? text : text + ".";
	}

	@Override
	public Optional<Secret> find(String connection) throws RefusedException {
		return locked("read", () -> {
			ISecurePreferences root = open();
			if (!root.nodeExists(path(connection))) {
				return Optional.empty();
			}
			String key = root.node(path(connection)).get(KEY, "");
			return key.isEmpty() ? Optional.empty() : Optional.of(new Secret(key));
		});
	}

	@Override
	public void put(String connection, Secret key) throws RefusedException {
		locked("kept", () -> {
			ISecurePreferences node = open().node(path(connection));
			putEncrypted(node, KEY, key.reveal());
			node.flush();
			return null;
		});
	}

	@Override
	public void remove(String connection) throws RefusedException {
		locked("removed", () -> {
			ISecurePreferences root = open();
			if (root.nodeExists(path(connection))) {
				root.node(path(connection)).removeNode();
				root.flush();
			}
			return null;
		});
	}

	private static String path(String connection) {
		return NODE + "/" + connection;
	}

	/** The platform keeps what is open by its address, so that this is cheap but for the first time. */
	private ISecurePreferences open() throws IOException {
		ISecurePreferences root = SecurePreferencesFactory.open(url(), Map.of(IProviderHints.REQUIRED_MODULE_ID, module,
				IProviderHints.PROMPT_USER, Boolean.FALSE));
		if (root == null) {
			throw new IOException("the file " + file + " cannot be used.");
		}
		return root;
	}

	private URL url() throws MalformedURLException {
		return file.toUri().toURL();
	}

	private interface Work<R> {
		R run() throws StorageException, IOException;
	}

	private <R> R locked(String what, Work<R> work) throws RefusedException {
		lock.lock();
		try {
			return work.run();
		} catch (StorageException | IOException | RuntimeException | LinkageError e) {
			throw new RefusedException("The key cannot be " + what + " in the keyring " + file + ": " + reason(e)
					+ " Unlock the keyring of your desktop and try again. If that has lost the password of this file, nothing in"
					+ " the file can be read any more: delete it, start the program again, and enter your keys anew.", e);
		} finally {
			lock.unlock();
		}
	}
}
