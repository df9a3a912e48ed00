package org.agentworld.core.internal.keyring;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
	/** Not said of a keyring that is merely locked: nobody should delete keys for that. */
	private static final String IF_LOST = " If that has lost the password of this file, nothing in the file can be read any"
			+ " more: delete it, start the program again, and enter your keys anew.";
	private static final Duration PATIENCE = Duration.ofMinutes(2);
	private static final int IDLE_SECONDS = 10;

	private final Path file;
	private final String module;
	private final Duration patience;
	private final SafeFile safe;
	/**
	 * All questions are asked on one thread of the platform: the desktop may take as long as the person, and native calls
	 * would hold up the virtual threads of all chats.
	 */
	private final ExecutorService asking;
	/** Asked once: each question may come to the person, and the answer does not change while the program runs. */
	private volatile Optional<String> whyUnavailable;

	/**
	 * @param file   created with the first key
	 * @param module the id of the extension that knows the file's password
	 */
	public SecureKeyring(Path file, String module) {
		this(file, module, PATIENCE);
	}

	/** @param patience how long to wait for the desktop */
	SecureKeyring(Path file, String module, Duration patience) {
		this.file = file;
		this.module = module;
		this.patience = patience;
		this.safe = new SafeFile(file);
		ThreadPoolExecutor one = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				Thread.ofPlatform().daemon().name("keyring").factory());
		one.allowCoreThreadTimeOut(true);
		this.asking = one;
	}

	@Override
	public Optional<String> whyUnavailable() {
		try {
			return asked(() -> {
				if (whyUnavailable == null) {
					whyUnavailable = probe();
				}
				return whyUnavailable;
			});
		} catch (StorageException | IOException e) {
			return Optional.of(unavailable(e));
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
			return Optional.of(unavailable(e));
		}
	}

	private static String unavailable(Throwable e) {
		return "This computer has no keyring that can be used now, so that a key lives only until the program ends: " + reason(e)
				+ " Start or unlock the keyring of your desktop and then start this program again, or put the key into a variable"
				+ " of the environment.";
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
		return refusing("read", () -> {
			ISecurePreferences root = open();
			String key = root.nodeExists(path(connection)) ? root.node(path(connection)).get(KEY, "") : "";
			return key.isEmpty() ? Optional.empty() : Optional.of(new Secret(key));
		});
	}

	@Override
	public void put(String connection, Secret key) throws RefusedException {
		refusing("kept", () -> {
			ISecurePreferences node = open().node(path(connection));
			String old = node.get(KEY, "");
			putEncrypted(node, KEY, key.reveal());
			try {
				safe.write(node::flush);
			} catch (IOException | RuntimeException e) {
				if (old.isEmpty()) {
					node.remove(KEY);
				} else {
					putEncrypted(node, KEY, old);
				}
				throw e;
			}
			return null;
		});
	}

	@Override
	public void remove(String connection) throws RefusedException {
		refusing("removed", () -> {
			ISecurePreferences root = open();
			if (root.nodeExists(path(connection))) {
				root.node(path(connection)).removeNode();
				safe.write(root::flush);
			}
			return null;
		});
	}

	private static String path(String connection) {
		return NODE + "/" + connection;
	}

	/** The platform keeps what is open by its address, so that this is cheap but for the first time. */
	private ISecurePreferences open() throws IOException {
		safe.restore();
		ISecurePreferences root = SecurePreferencesFactory.open(url(), Map.of(IProviderHints.REQUIRED_MODULE_ID, module,
				IProviderHints.PROMPT_USER, Boolean.FALSE));
		if (root == null) {
			throw new IOException("the file " + file + " cannot be used.");
		}
		return root;
	}

	/** As the platform wants it: it writes to what stands in the address, and reads from what that means when decoded. */
	@SuppressWarnings("deprecation")
	private URL url() throws IOException {
		File plain = file.toAbsolutePath().toFile();
		URL url = plain.toURL();
		// Of a plus sign the decoder would make a space, and the platform does not.
		String read = URLDecoder.decode(url.getPath().replace("+", "%2B"), StandardCharsets.UTF_8);
		if (!new File(url.getPath()).equals(plain) || !new File(read).equals(plain)) {
			throw new IOException("no file in a folder whose name contains '%', '#' or '?' can be used, as in " + file + ".");
		}
		return url;
	}

	private interface Work<R> {
		R run() throws StorageException, IOException;
	}

	private <R> R refusing(String what, Work<R> work) throws RefusedException {
		try {
			return asked(work);
		} catch (StorageException | IOException | RuntimeException | LinkageError e) {
			throw new RefusedException("The key cannot be " + what + " in the keyring " + file + ": " + reason(e)
					+ " Unlock the keyring of your desktop and try again."
					+ (e instanceof DesktopPassword.LockedException ? "" : IF_LOST), e);
		}
	}

	/**
	 * Who is interrupted, or has waited too long, leaves. What was not begun by then is not done any more; what was begun stays
	 * until the desktop has answered.
	 */
	private <R> R asked(Work<R> work) throws StorageException, IOException {
		Future<R> answer = asking.submit(work::run);
		try {
			return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
		} catch (ExecutionException e) {
			switch (e.getCause()) {
				case StorageException refused -> throw refused;
				case IOException failed -> throw failed;
				case RuntimeException fault -> throw fault;
				case LinkageError fault -> throw fault;
				default -> throw new IllegalStateException(e.getCause());
			}
		} catch (TimeoutException e) {
			answer.cancel(false);
			throw new IOException("the desktop has not answered for " + patience.toSeconds() + " seconds.", e);
		} catch (InterruptedException e) {
			answer.cancel(false);
			Thread.currentThread().interrupt();
			throw new IOException("it was not waited for.", e);
		}
	}
}
