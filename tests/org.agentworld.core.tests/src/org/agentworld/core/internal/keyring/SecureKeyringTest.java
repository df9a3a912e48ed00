package org.agentworld.core.internal.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import javax.crypto.spec.PBEKeySpec;

import org.agentworld.core.RefusedException;
import org.agentworld.spi.provider.Secret;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.provider.IPreferencesContainer;
import org.eclipse.equinox.security.storage.provider.PasswordProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept is encrypted; where it cannot be, nothing is written and the person is told why. */
class SecureKeyringTest {

	private static final String WITH_PASSWORD = "org.agentworld.core.testPassword";
	private static final String WITHOUT_PASSWORD = "org.agentworld.core.testNoPassword";
	private static final String SLOW = "org.agentworld.core.testSlowPassword";
	private static final String OF_DESKTOP = "org.agentworld.core.desktopPassword";

	private static final Secret KEY = new Secret("sk-canary-" + UUID.randomUUID());

	@TempDir
	Path folder;

	/** In place of a desktop's keyring: what it keeps, and what was asked of it. */
	public static final class FakeDesktop extends PasswordProvider {

		private static String password;
		private static int made;
		/** How many of the next questions for the password the person closes. */
		private static int closed;

		@Override
		public PBEKeySpec getPassword(IPreferencesContainer container, int type) {
			if ((type & CREATE_NEW_PASSWORD) == 0 && closed > 0) {
				closed--;
				return null;
			}
			if ((type & CREATE_NEW_PASSWORD) != 0) {
				password = "new " + ++made;
			}
			return password == null ? null : new PBEKeySpec(password.toCharArray());
		}
	}

	/** A password that never changes. */
	public static final class KnownPassword extends PasswordProvider {
		@Override
		public PBEKeySpec getPassword(IPreferencesContainer container, int type) {
			return new PBEKeySpec("known".toCharArray());
		}
	}

	/** A desktop that waits for somebody. */
	public static final class SlowDesktop extends PasswordProvider {

		private static CountDownLatch answer = new CountDownLatch(0);

		@Override
		public PBEKeySpec getPassword(IPreferencesContainer container, int type) {
			try {
				answer.await();
			} catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
			return new PBEKeySpec("late".toCharArray());
		}
	}

	/** A desktop that has nothing to give. */
	public static final class NoPassword extends PasswordProvider {
		@Override
		public PBEKeySpec getPassword(IPreferencesContainer container, int type) {
			return null;
		}
	}

	@BeforeEach
	void forget() {
		FakeDesktop.password = null;
		FakeDesktop.made = 0;
		FakeDesktop.closed = 0;
	}

	@Test
	void aKeyComesBackAndIsEncryptedInTheFile() throws Exception {
		SecureKeyring keyring = keyring(WITH_PASSWORD);
		assertThat(keyring.whyUnavailable()).isEmpty();
		assertThat(keyring.find("openai")).isEmpty();
		keyring.put("openai", KEY);
		keyring.put("other", new Secret("another"));

		assertThat(reveal(keyring, "openai")).isEqualTo(KEY.reveal());
		assertThat(reveal(keyring(WITH_PASSWORD), "other")).isEqualTo("another");
		String file = Files.readString(file(), StandardCharsets.ISO_8859_1);
		assertThat(file).contains("connections/openai/key").doesNotContain(KEY.reveal());
		assertThat(SecurePreferencesFactory.open(file().toUri().toURL(), null).node("connections/openai").isEncrypted("key"))
				.isTrue();

		keyring.put("openai", new Secret("replaced"));
		assertThat(reveal(keyring, "openai")).isEqualTo("replaced");
		keyring.remove("openai");
		keyring.remove("openai");
		assertThat(keyring.find("openai")).isEmpty();
		assertThat(reveal(keyring, "other")).isEqualTo("another");
		assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1)).doesNotContain("openai");
	}

	@Test
	void withoutAPasswordNothingIsWritten() {
		SecureKeyring keyring = keyring(WITHOUT_PASSWORD);
		assertThat(keyring.whyUnavailable().orElseThrow())
				.startsWith("This computer has no keyring that can be used now, so that a key lives only until the program ends:");
		assertThatThrownBy(() -> keyring.put("openai", KEY)).isInstanceOf(RefusedException.class)
				.hasMessageContaining("cannot be kept").message().doesNotContain(KEY.reveal());
		assertThat(file()).doesNotExist();
	}

	@Test
	void aDesktopThatForgotThePasswordIsSaidAndNothingIsWrittenOver() throws Exception {
		FakeDesktop.password = "first";
		keyring(OF_DESKTOP).put("openai", KEY);
		byte[] before = Files.readAllBytes(file());
		Path copy = Files.copy(file(), folder.resolve("copy"));
		FakeDesktop.password = null;

		assertThatThrownBy(() -> new SecureKeyring(copy, OF_DESKTOP).find("openai")).isInstanceOf(RefusedException.class)
				.hasMessageContaining("cannot be read").hasMessageContaining("does not know the password")
				.hasMessageContaining("enter your keys anew");
		assertThat(Files.readAllBytes(copy)).isEqualTo(before);
	}

	@Test
	void thePasswordOfOtherProgramsIsUsedAndNeverReplaced() throws Exception {
		FakeDesktop.password = "of another program";
		keyring(OF_DESKTOP).put("openai", KEY);
		assertThat(FakeDesktop.password).isEqualTo("of another program");
		assertThat(reveal(keyring(OF_DESKTOP), "openai")).isEqualTo(KEY.reveal());
	}

	/** However often: what is in a locked keyring is not known, and making a password would replace what other programs need. */
	@Test
	void whoClosesTheQuestionsOfALockedKeyringLosesNoPassword() {
		FakeDesktop.password = "of another program";
		FakeDesktop.closed = 2;
		DesktopPassword password = new DesktopPassword(() -> true);

		assertThatThrownBy(() -> password.getPassword(null, PasswordProvider.CREATE_NEW_PASSWORD))
				.isInstanceOf(IllegalStateException.class).hasMessageContaining("is locked");
		assertThat(FakeDesktop.password).isEqualTo("of another program");
	}

	@Test
	void whoClosesAQuestionAndOpensTheKeyringThenLosesNoPassword() {
		FakeDesktop.password = "of another program";
		FakeDesktop.closed = 1;
		DesktopPassword password = new DesktopPassword(() -> false);

		assertThat(password.getPassword(null, PasswordProvider.CREATE_NEW_PASSWORD).getPassword())
				.isEqualTo("of another program".toCharArray());
		assertThat(FakeDesktop.made).isZero();
	}

	@Test
	void aPasswordIsMadeOnceForAllDataFolders() throws Exception {
		keyring(OF_DESKTOP).put("openai", KEY);
		new SecureKeyring(folder.resolve("other"), OF_DESKTOP).put("openai", KEY);
		assertThat(FakeDesktop.made).isEqualTo(1);
		assertThat(reveal(keyring(OF_DESKTOP), "openai")).isEqualTo(KEY.reveal());
	}

	/** As in the home folders of many people. */
	@Test
	void theFileIsWhereItsFolderIsWhateverThatIsCalled() throws Exception {
		Path file = Files.createDirectory(folder.resolve("My Data + \u00fc")).resolve("keyring");
		new SecureKeyring(file, WITH_PASSWORD).put("openai", KEY);
		assertThat(file).isRegularFile();

		// Under another name it is read anew, as by the next program.
		Path moved = Files.createDirectory(folder.resolve("Moved \u00fc")).resolve("keyring");
		Files.copy(file, moved);
		assertThat(reveal(new SecureKeyring(moved, WITH_PASSWORD), "openai")).isEqualTo(KEY.reveal());
	}

	@Test
	void aFolderWhereTheFileWouldNotBeFoundAgainIsSaid() throws Exception {
		for (String name : List.of("50%20off", "a#b")) {
			Path file = Files.createDirectory(folder.resolve(name)).resolve("keyring");
			SecureKeyring keyring = new SecureKeyring(file, WITH_PASSWORD);
			assertThat(keyring.whyUnavailable().orElseThrow()).contains("whose name contains", name);
			assertThatThrownBy(() -> keyring.put("openai", KEY)).isInstanceOf(RefusedException.class);
		}
	}

	@Test
	void whatCannotBeWrittenLeavesTheFileAsItWas() throws Exception {
		Files.writeString(file(), "whole");
		SafeFile safe = new SafeFile(file());
		assertThatThrownBy(() -> safe.write(() -> {
			Files.writeString(file(), "half");
			throw new IOException("The disk is full.");
		})).hasMessage("The disk is full.");
		assertThat(file()).hasContent("whole");

		safe.write(() -> Files.writeString(file(), "new"));
		assertThat(file()).hasContent("new");
		assertThat(folder).isDirectoryNotContaining("glob:**before");
	}

	@Test
	void halfAFileIsReplacedByWhatWasThereBefore() throws Exception {
		keyring(WITH_PASSWORD).put("openai", KEY);
		Path crashed = Files.createDirectory(folder.resolve("crashed")).resolve("keyring");
		Files.copy(file(), crashed.resolveSibling("keyring.before"));
		Files.writeString(crashed, "half");
		assertThat(reveal(new SecureKeyring(crashed, WITH_PASSWORD), "openai")).isEqualTo(KEY.reveal());
	}

	@Test
	void aDesktopThatDoesNotAnswerIsNotWaitedForForEver() throws Exception {
		SlowDesktop.answer = new CountDownLatch(1);
		SecureKeyring keyring = new SecureKeyring(file(), SLOW, Duration.ofMillis(1));
		assertThatThrownBy(() -> keyring.put("openai", KEY)).isInstanceOf(RefusedException.class)
				.hasMessageContaining("has not answered");

		SecureKeyring patient = new SecureKeyring(folder.resolve("patient"), SLOW);
		AtomicReference<Exception> end = new AtomicReference<>();
		Thread turn = Thread.ofVirtual().start(() -> {
			try {
				patient.find("openai");
				patient.put("openai", KEY);
			} catch (RefusedException e) {
				end.set(e);
			}
		});
		turn.interrupt();
		turn.join();
		assertThat(end.get()).hasMessageContaining("not waited for");
		SlowDesktop.answer.countDown();
	}

	private static String reveal(SecureKeyring keyring, String connection) throws RefusedException {
		return keyring.find(connection).orElseThrow().reveal();
	}

	private SecureKeyring keyring(String module) {
		return new SecureKeyring(file(), module);
	}

	private Path file() {
		return folder.resolve("keyring");
	}
}
