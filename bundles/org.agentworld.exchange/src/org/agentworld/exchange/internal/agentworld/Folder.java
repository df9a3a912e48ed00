package org.agentworld.exchange.internal.agentworld;

import java.io.InputStream;
import java.util.List;

import org.agentworld.exchange.UnreadableException;

/** A folder of Agent World, wherever it is. Paths are relative to it, with slashes. */
interface Folder extends AutoCloseable {

	/** What the person calls it. */
	String name();

	/** The folders that are in a folder, by name; none if there is no such folder. */
	List<String> folders(String path) throws UnreadableException;

	/** The files that are in a folder, by name; none if there is no such folder. */
	List<String> files(String path) throws UnreadableException;

	/** Whether there is such a file. */
	boolean has(String path) throws UnreadableException;

	/**
	 * Reads a file. Reading fails beyond the bounds of one file and of all files together.
	 *
	 * @throws UnreadableException if it is not there, or lies outside of the folder
	 */
	InputStream open(String path) throws UnreadableException;

	@Override
	void close() throws UnreadableException;
}
