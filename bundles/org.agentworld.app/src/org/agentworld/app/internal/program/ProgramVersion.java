package org.agentworld.app.internal.program;

import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

import picocli.CommandLine.IVersionProvider;

/** The version of this bundle, without the qualifier, which only tells when it was built. */
public final class ProgramVersion implements IVersionProvider {

	@Override
	public String[] getVersion() {
		return new String[] { name() };
	}

	/** The program and its version. */
	public static String name() {
		return "Agent World Workbench " + number();
	}

	/** The version as a person writes it. */
	public static String number() {
		Version version = FrameworkUtil.getBundle(ProgramVersion.class).getVersion();
		return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
	}
}
