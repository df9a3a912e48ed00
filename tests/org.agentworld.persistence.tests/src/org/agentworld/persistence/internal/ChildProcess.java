package org.agentworld.persistence.internal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.agentworld.events.id.ChatId;
import org.agentworld.model.World;
import org.agentworld.spi.store.Store;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.emf.common.notify.Notifier;
import org.eclipse.emf.ecore.EObject;
import org.slf4j.Logger;
import org.sqlite.SQLiteConfig;

/** A JVM that runs {@link StoreProcess}. */
final class ChildProcess implements AutoCloseable {

	private static final List<Class<?>> CLASS_PATH = List.of(StoreProcess.class, SqliteStoreFactory.class, Store.class,
			ChatId.class, World.class, EObject.class, Notifier.class, Logger.class, SQLiteConfig.class);

	private final Process process;
	private final BufferedReader output;

	private ChildProcess(Process process) {
		this.process = process;
		this.output = process.inputReader();
	}

	/** Starts it and waits until it has the store open. */
	static ChildProcess start(String mode, Path folder, String... jvmArguments) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("--enable-native-access=ALL-UNNAMED");
		command.addAll(List.of(jvmArguments));
		command.addAll(List.of("-cp",
				CLASS_PATH.stream().map(ChildProcess::placeOf).collect(Collectors.joining(File.pathSeparator)),
				StoreProcess.class.getName(), mode, folder.toString()));
		ChildProcess child = new ChildProcess(
				new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
		String line = child.output.readLine();
		if (!"open".equals(line)) {
			child.close();
			throw new AssertionError("The child process said: " + line);
		}
		return child;
	}

	long pid() {
		return process.pid();
	}

	/** The lines that it still prints until it ends. */
	Stream<String> lines() {
		return output.lines();
	}

	int exitCode() throws InterruptedException {
		if (!process.waitFor(30, TimeUnit.SECONDS)) {
			throw new AssertionError("The child process does not end.");
		}
		return process.exitValue();
	}

	/** As a person would: without a chance to clean up. */
	void kill() throws InterruptedException {
		process.destroyForcibly();
		exitCode();
	}

	@Override
	public void close() throws IOException {
		process.destroyForcibly();
		output.close();
	}

	/** The folder or archive on the disk that a class of a bundle came from. */
	private static String placeOf(Class<?> type) {
		String name = "/" + type.getName().replace('.', '/') + ".class";
		try {
			URL resolved = FileLocator.resolve(type.getResource(name));
			String place = resolved.toExternalForm();
			place = place.substring(0, place.length() - name.length());
			if (place.startsWith("jar:")) {
				place = place.substring("jar:".length(), place.length() - "!".length());
			}
			return Path.of(URI.create(place)).toString();
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}
}
