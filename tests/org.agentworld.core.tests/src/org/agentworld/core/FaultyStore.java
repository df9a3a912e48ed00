package org.agentworld.core;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.agentworld.spi.store.ChatChange;
import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;

/** The real store, but it refuses those commits and states of editors that the test wants refused. */
final class FaultyStore implements UnaryOperator<Store> {

	private volatile Predicate<List<ChatChange>> refused = _ -> false;
	private volatile boolean editorStatesRefused;
	private volatile CompletableFuture<Void> slow = CompletableFuture.completedFuture(null);

	void refuse(Predicate<List<ChatChange>> commits) {
		refused = commits;
	}

	/** Whether what a person leaves in an editor is refused from now on. */
	void refuseEditorStates(boolean refuse) {
		editorStatesRefused = refuse;
	}

	/** Lets commits from now on be durable, but not say so until this is completed. */
	void holdUntil(CompletableFuture<Void> released) {
		slow = released;
	}

	void refuseAll() {
		refuse(_ -> true);
	}

	void acceptAll() {
		refuse(_ -> false);
	}

	@Override
	public Store apply(Store store) {
		return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] { Store.class },
				(_, method, arguments) -> {
					if (method.getName().equals("commit") && refused.test(changes(arguments[1]))) {
						return CompletableFuture.failedFuture(diskIsFull());
					}
					if (method.getName().equals("putEditorState") && editorStatesRefused) {
						throw diskIsFull();
					}
					try {
						Object result = method.invoke(store, arguments);
						return result instanceof CompletableFuture<?> commit ? commit.thenCombine(slow, (_, _) -> null) : result;
					} catch (InvocationTargetException e) {
						throw e.getCause();
					}
				});
	}

	private static StoreException diskIsFull() {
		return new StoreException(StoreException.Kind.DISK_FULL, "The disk is full. Make room.");
	}

	@SuppressWarnings("unchecked")
	private static List<ChatChange> changes(Object argument) {
		return (List<ChatChange>) argument;
	}
}
