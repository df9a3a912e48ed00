package org.agentworld.spi.store;

import java.nio.file.Path;

/** Opens stores; an OSGi service. */
public interface StoreFactory {

	/**
	 * Opens the store in a folder of its own and creates both if they are not there. The folder belongs to this process
	 * until the store is closed.
	 *
	 * @param folder the data folder; never null
	 * @return the open store
	 * @throws StoreException if the folder belongs to another process, cannot be written, or its content is damaged or of
	 *                        a newer version; nothing in it was changed then
	 */
	Store open(Path folder) throws StoreException;
}
