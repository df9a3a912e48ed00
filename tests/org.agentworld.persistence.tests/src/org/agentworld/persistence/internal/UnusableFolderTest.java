package org.agentworld.persistence.internal;

import static org.agentworld.persistence.internal.TestWorld.assertRefused;
import static org.agentworld.persistence.internal.TestWorld.human;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.agentworld.events.id.ChatId;
import org.agentworld.persistence.internal.sql.Connections;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.ChatChange.AppendMessage;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;
import org.agentworld.spi.store.StoreException.Kind;
import org.junit.jupiter.api.Test;

/** Folders in which a store cannot work: it says why, and leaves them as they were. */
class UnusableFolderTest extends OpenStore {

	private final SqliteStoreFactory factory = new SqliteStoreFactory();

	@Test
	void aDatabaseOfANewerVersionIsLeftAsItIs() throws Exception {
		store.close();
		try (Sql sql = Connections.writing(database())) {
			sql.run("PRAGMA user_version = 1000");
		}
		assertRefusedUntouched(Kind.NEWER_VERSION, "later version");
	}

	@Test
	void aDatabaseOfANewerVersionThatIsStillInTheLogOfADeadProcessIsLeftAsItIs() throws Exception {
		store.close();
		Path crashed = Files.createDirectory(folder.resolve("crashed"));
		try (Sql sql = Connections.writing(database())) {
			sql.run("PRAGMA user_version = 1000");
			for (String file : new String[] { "agentworld.db", "agentworld.db-wal" }) {
				Files.copy(folder.resolve(file), crashed.resolve(file)); // as a crash would leave it
			}
		}
		byte[] database = Files.readAllBytes(crashed.resolve("agentworld.db"));
		byte[] log = Files.readAllBytes(crashed.resolve("agentworld.db-wal"));
		assertRefused(Kind.NEWER_VERSION, () -> factory.open(crashed));
		assertThat(crashed.resolve("agentworld.db")).hasBinaryContent(database);
		assertThat(crashed.resolve("agentworld.db-wal")).hasBinaryContent(log);
	}

	@Test
	void aTruncatedDatabaseIsDamaged() throws Exception {
		store.close();
		byte[] whole = Files.readAllBytes(database());
		for (int length : new int[] { whole.length - 4096, whole.length / 2 + 17, 4096, 100, 20, 0 }) {
			Files.write(database(), Arrays.copyOf(whole, length));
			assertRefusedUntouched(Kind.DAMAGED, "backup");
		}
		Files.write(database(), whole);
		reopen();
	}

	@Test
	void garbageIsDamaged() throws Exception {
		store.close();
		Files.write(database(), "This is not a database. ".repeat(1000).getBytes());
		assertRefusedUntouched(Kind.DAMAGED, "backup");
	}

	@Test
	void aMissingDatabaseWhoseLogIsThereIsDamaged() throws Exception {
		store.close();
		Files.move(database(), folder.resolve("agentworld.db-wal"));
		assertRefusedUntouched(Kind.DAMAGED, "is missing");
	}

	@Test
	void aFileInPlaceOfTheFolderCannotBeWritten() throws Exception {
		Path file = Files.writeString(folder.resolve("file"), "mine");
		assertRefused(Kind.READ_ONLY, () -> factory.open(file)).contains(file.toString());
		assertRefused(Kind.READ_ONLY, () -> factory.open(file.resolve("below"))).contains(file.toString());
		assertThat(file).hasContent("mine");
	}

	/**
	 * Root may write what is marked as read-only, so the folder is mounted so; without that right the test is skipped.
	 */
	@Test
	void aReadOnlyFolderIsRefused() throws Exception {
		Path disk = Files.createDirectory(folder.resolve("disk"));
		mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", disk);
		try {
			factory.open(disk.resolve("data")).close();
			mount("-o", "remount,ro", disk);
			assertRefused(Kind.READ_ONLY, () -> factory.open(disk.resolve("data"))).contains(disk.toString());
			assertRefused(Kind.READ_ONLY, () -> factory.open(disk.resolve("new"))).contains(disk.toString());
		} finally {
			run("umount", disk.toString());
		}
	}

	/** On a small disk in memory; without the right to mount one the test is skipped. */
	@Test
	void aFullDiskIsToldAndTheStoreGoesOnWhenThereIsSpace() throws Exception {
		Path disk = Files.createDirectory(folder.resolve("disk"));
		mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", disk);
		try {
			long written = fill(disk);
			assertThat(written).isPositive();
			Integrity.check(disk.resolve("data"));
		} finally {
			run("umount", disk.toString());
		}
	}

	private long fill(Path disk) throws Exception {
		Path ballast = disk.resolve("ballast");
		try (Store small = factory.open(disk.resolve("data"))) {
			TestWorld world = new TestWorld(small);
			ChatId chat = world.newChat("chat");
			world.say(chat, 1, "before");
			Files.write(ballast, new byte[512 * 1024]);
			long position = 2;
			StoreException full = null;
			while (full == null) {
				try {
					world.commit(chat, new AppendMessage(human(chat, position, "x".repeat(10_000)), Set.of(world.ann)));
					position++;
				} catch (StoreException e) {
					full = e;
				}
			}
			assertThat(full.kind()).as(full.getMessage()).isEqualTo(Kind.DISK_FULL);
			assertThat(full).hasMessageContaining("no space left").hasMessageContaining(disk.toString());
			assertThat(small.chatState(chat).lastPosition()).isEqualTo(position - 1);
			assertThat(small.memory(chat, world.ann, Long.MAX_VALUE, 1000)).hasSize((int) position - 1);
			Files.delete(ballast);
			world.say(chat, position, "after");
			return position;
		}
	}

	private void assertRefusedUntouched(Kind kind, String message) throws IOException {
		Map<String, byte[]> before = content();
		assertRefused(kind, () -> factory.open(folder)).contains(message).contains(folder.toString());
		Map<String, byte[]> after = content();
		assertThat(after.keySet()).isEqualTo(before.keySet());
		before.forEach((file, bytes) -> assertThat(after.get(file)).as(file).isEqualTo(bytes));
	}

	private Map<String, byte[]> content() throws IOException {
		Map<String, byte[]> files = new TreeMap<>();
		try (Stream<Path> all = Files.list(folder)) {
			for (Path file : all.filter(Files::isRegularFile).toList()) {
				files.put(file.getFileName().toString(), Files.readAllBytes(file));
			}
		}
		return files;
	}

	private Path database() {
		return folder.resolve("agentworld.db");
	}

	private static void mount(Object... arguments) throws Exception {
		String[] command = Stream.concat(Stream.of("mount"), Arrays.stream(arguments)).map(Object::toString)
				.toArray(String[]::new);
		assumeTrue(run(command) == 0, "this test needs the right to mount a disk");
	}

	private static int run(String... command) throws Exception {
		try {
			return new ProcessBuilder(command).inheritIO().start().waitFor();
		} catch (IOException e) { // there is no such command
			return -1;
		}
	}
}
