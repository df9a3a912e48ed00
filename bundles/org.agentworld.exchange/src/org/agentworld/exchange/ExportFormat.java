package org.agentworld.exchange;

/** How something is exported. */
public enum ExportFormat {

	/** Complete, to be imported again. */
	JSON("json");

	private final String extension;

	ExportFormat(String extension) {
		this.extension = extension;
	}

	/** With which the name of such a file ends, without a dot. */
	public String extension() {
		return extension;
	}
}
