package org.agentworld.persistence.internal;

import java.nio.file.Path;

import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;
import org.agentworld.testing.FailOnLoggedError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A test with an open store in a folder of its own. */
abstract class OpenStore {

	@RegisterExtension
	final FailOnLoggedError log = new FailOnLoggedError();

	@TempDir
	Path folder;

	Store store;
	TestWorld fruit;

	@BeforeEach
	void open() throws StoreException {
		store = new SqliteStoreFactory().open(folder);
		fruit = new TestWorld(store);
	}

	@AfterEach
	void close() throws StoreException {
		if (store != null) { // otherwise opening it failed the test
			store.close();
		}
	}

	void reopen() throws StoreException {
		store.close();
		store = new SqliteStoreFactory().open(folder);
	}
}
