package org.agentworld.core;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.agentworld.spi.store.Store;
import org.agentworld.spi.store.StoreException;

/** The real store of a program that dies between two transactions: from then on nothing is written any more. */
final class DyingStore implements UnaryOperator<Store> {

	private static final Set<String> TRANSACTIONS = Set.of("commit", "publish", "clearMemory");

	private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

	/** The program lives for so many transactions more. */
	void dieAfter(int transactions) {
		left.set(transactions);
	}

	/** The next program is another one. */
	void live() {
		left.set(Integer.MAX_VALUE);
	}

	@Override
	public Store apply(Store store) {
		return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] { Store.class },
				(_, method, arguments) -> {
					if (TRANSACTIONS.contains(method.getName()) && left.getAndDecrement() <= 0) {
						StoreException dead = new StoreException(StoreException.Kind.DISK_FULL, "Nobody is there to write it.");
						if (method.getReturnType() == CompletableFuture.class) {
							return CompletableFuture.failedFuture(dead);
						}
						throw dead;
					}
					try {
						return method.invoke(store, arguments);
					} catch (InvocationTargetException e) {
						throw e.getCause();
					}
				});
	}
}
