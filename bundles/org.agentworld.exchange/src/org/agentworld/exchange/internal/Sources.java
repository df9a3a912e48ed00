package org.agentworld.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.agentworld.core.RefusedException;
import org.agentworld.exchange.UnreadableException;
import org.agentworld.exchange.internal.agentworld.FolderSource;
import org.agentworld.exchange.internal.json.JsonSource;
import org.agentworld.model.ConnectionSettings;

/** Finds out what can be imported by what is there, not by its name. */
public final class Sources {

	/** @param connections those that there are, for agents that name a provider only */
	public static Source of(Path path, List<ConnectionSettings> connections) throws RefusedException {
		String name = String.valueOf(path.getFileName());
		if (Files.isDirectory(path)) {
			return FolderSource.ofFolder(path, connections);
		}
		if (!Files.isRegularFile(path)) {
			throw new UnreadableException(path.toString(), "", "there is no such file or folder.");
		}
		return isZip(path, name) ? FolderSource.ofArchive(path, connections) : new JsonSource(path);
	}

	private static boolean isZip(Path path, String name) throws UnreadableException {
		try (InputStream in = Files.newInputStream(path)) {
			byte[] first = in.readNBytes(4);
			return first.length == 4 && first[0] == 'P' && first[1] == 'K' && first[2] <= 8 && first[3] <= 8;
		} catch (IOException e) {
			throw new UnreadableException(name, "", "it cannot be read (" + e.getMessage() + ").", e);
		}
	}

	private Sources() {
	}
}
