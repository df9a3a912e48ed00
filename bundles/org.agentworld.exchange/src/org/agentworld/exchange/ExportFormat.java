package org.agentworld.exchange;

/** How something is exported. */
public enum ExportFormat {

	/** Complete, to be imported again. */
	JSON("json"),

	/** For people to read and to go on writing; without files and without what only the program needs. */
	MARKDOWN("md"),

	/** For people to read, in one file that needs nothing else, with images. */
	HTML("html");

	private final String extension;

	ExportFormat(String extension) {
		this.extension = extension;
	}

	/** With which the name of such a file ends, without a dot. */
	public String extension() {
		return extension;
	}
}
