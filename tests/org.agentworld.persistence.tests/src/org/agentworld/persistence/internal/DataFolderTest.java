package org.agentworld.persistence.internal;

import static org.agentworld.persistence.internal.TestWorld.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.agentworld.events.id.ChatId;
import org.agentworld.persistence.internal.sql.Connections;
import org.agentworld.persistence.internal.sql.Sql;
import org.agentworld.spi.store.ChatChange.Rename;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException.Kind;
import org.agentworld.spi.store.StoreFactory;
import org.agentworld.testing.Osgi;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

class DataFolderTest extends OpenStore {

	private final SqliteStoreFactory factory = new SqliteStoreFactory();

	@Test
	void theFactoryIsAService() throws Exception {
		FrameworkUtil.getBundle(SqliteStoreFactory.class).start(Bundle.START_TRANSIENT);
		try (Store other = Osgi.service(StoreFactory.class).open(folder.resolve("other"))) {
			assertThat(other.worlds()).isEmpty();
		}
	}

	@Test
	void aFolderIsMadeForItsOwnerOnly() throws Exception {
		Path made = folder.resolve("a/b");
		factory.open(made).close();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made))).isEqualTo("rwx------");
		assertThat(Files.list(made).map(Path::getFileName).map(Path::toString))
				.containsExactlyInAnyOrder("agentworld.db", "agentworld.lock");
	}

	@Test
	void aFolderMayHaveAnyName() throws Exception {
		Path odd = folder.resolve("a b?c#d%20é'\"&;mode=memory");
		try (Store other = factory.open(odd)) {
			other.putWorld(TestWorld.newWorld("kept"));
		}
		assertThat(odd.resolve("agentworld.db")).isNotEmptyFile();
		try (Store other = factory.open(odd)) {
			assertThat(other.worlds()).hasSize(1);
		}
	}

	@Test
	void aSecondStoreOfThisProcessIsRefusedAndLeavesTheFirstItsLock() throws Exception {
		String pid = String.valueOf(ProcessHandle.current().pid());
		assertRefused(Kind.LOCKED, () -> factory.open(folder)).contains(pid).contains(folder.toString());
		Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
		assertRefused(Kind.LOCKED, () -> factory.open(link)).contains(pid);
		assertThatThrownBy(() -> ChildProcess.start("hold", folder)).as("the first still has its lock")
				.hasMessageContaining("null");
		fruit.newChat("still works");
	}

	@Test
	void aFolderOfAnotherProcessIsRefusedAndThatProcessNamed() throws Exception {
		store.close();
		try (ChildProcess child = ChildProcess.start("hold", folder)) {
			assertRefused(Kind.LOCKED, () -> factory.open(folder)).contains("process " + child.pid());
			child.kill();
		}
		reopen();
		assertThat(store.worlds()).hasSize(1);
	}

	@Test
	void aStoreCanBeClosedAndOpenedElsewhereAndHere() throws Exception {
		ChatId chat = fruit.newChat("chat");
		store.close();
		try (Store other = factory.open(folder.resolve("other"))) {
			assertThat(other.worlds()).isEmpty();
		}
		reopen();
		assertThat(store.chat(chat)).isPresent();
	}

	@Test
	void closeEndsWhatWasCommitted() throws Exception {
		ChatId chat = fruit.newChat("chat");
		List<CompletableFuture<Void>> commits = new ArrayList<>();
		for (int i = 1; i <= 500; i++) {
			commits.add(store.commit(chat, List.of(new Rename("name " + i))));
		}
		store.close();
		for (CompletableFuture<Void> commit : commits) {
			commit.get();
		}
		assertThat(folder.resolve("agentworld.db-wal")).doesNotExist();
		reopen();
		assertThat(store.chat(chat).orElseThrow().getRevision()).isEqualTo(500);
	}

	@Test
	void afterCloseEveryCallIsRefused() throws Exception {
		ChatId chat = fruit.newChat("chat");
		store.close();
		store.close();
		assertRefused(Kind.CLOSED, store::worlds);
		assertRefused(Kind.CLOSED, () -> store.page(chat, 1, 1));
		assertRefused(Kind.CLOSED, () -> store.putWorld(fruit.world));
		assertRefused(Kind.CLOSED, () -> store.chats(fruit.id(), false, Optional.empty(), 1));
		assertRefused(Kind.CLOSED, () -> fruit.commit(chat, new Rename("x")));
	}

	@Test
	void theSettingsOfAConnectionAreAsTheyMustBe() throws Exception {
		Path database = folder.resolve("agentworld.db");
		try (Sql writing = Connections.writing(database); Sql reading = Connections.reading(database)) {
			for (Sql sql : List.of(writing, reading)) {
				assertThat(sql.pragma("journal_mode")).isEqualTo("wal");
				assertThat(sql.pragma("synchronous")).isEqualTo("2");
				assertThat(sql.pragma("foreign_keys")).isEqualTo("1");
				assertThat(sql.pragma("busy_timeout")).isEqualTo("5000");
			}
			assertThatThrownBy(() -> reading.update("DELETE FROM world")).isInstanceOf(SQLException.class)
					.hasMessageContaining("SQLITE_READONLY");
		}
	}
}
