package org.agentworld.providers.internal.http;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Something that takes seconds to make or load, made when it is wanted first. A thread of the system makes it, and the
 * turns that want it wait: classes that are initialised on a virtual thread hold up those of all other chats. Safe for use
 * by many threads.
 */
final class Prepared<T> {

	private final String name;
	private final FutureTask<T> task;
	private final AtomicBoolean started = new AtomicBoolean();

	/** @param name of the thread */
	Prepared(String name, Callable<T> make) {
		this.name = name;
		this.task = new FutureTask<>(make);
	}

	/** Blocks while it is made. */
	T get() throws InterruptedException {
		if (started.compareAndSet(false, true)) {
			Thread.ofPlatform().daemon().name(name).start(task);
		}
		try {
			return task.get();
		} catch (ExecutionException e) {
			throw new IllegalStateException(name + " failed: " + e.getCause().getMessage(), e.getCause());
		}
	}
}
