package org.agentworld.core.internal.plugin;

import java.util.Arrays;
import java.util.List;

import org.agentworld.core.RefusedException;
import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.InvalidRegistryObjectException;
import org.osgi.framework.Bundle;

/** Reads elements of plugin.xml files, in which anything may be missing. */
public final class Elements {

	/** The value of an attribute; empty if there is none. */
	static String text(IConfigurationElement element, String attribute) {
		String value = element.getAttribute(attribute);
		return value == null ? "" : value;
	}

	/** What people read, for elements of which nothing is certain. */
	static String name(IConfigurationElement element) {
		String name = text(element, "name");
		return name.isBlank() ? element.getName() : name;
	}

	static String required(IConfigurationElement element, String attribute) throws FaultyContributionException {
		String value = text(element, attribute);
		if (value.isBlank()) {
			throw new FaultyContributionException("Its '" + attribute + "' is missing.");
		}
		return value;
	}

	/** The texts of the children of this name, without the indentation that all lines have. */
	static List<String> texts(IConfigurationElement element, String child) {
		return Arrays.stream(element.getChildren(child)).map(one -> one.getValue() == null ? "" : one.getValue())
				.map(Elements::unindented).toList();
	}

	/** The registry leaves out the spaces before the first line, so that says nothing of the indentation. */
	private static String unindented(String text) {
		int end = text.indexOf('\n') + 1;
		return (text.substring(0, end) + text.substring(end).stripIndent()).strip();
	}

	/**
	 * The plug-in's bundle.
	 *
	 * @throws InvalidRegistryObjectException if the plug-in went: the registry hears of that a moment later
	 */
	static Bundle bundle(IConfigurationElement element) {
		Bundle bundle = ContributorFactoryOSGi.resolve(element.getContributor());
		if (bundle == null || bundle.getState() == Bundle.UNINSTALLED) {
			throw new InvalidRegistryObjectException();
		}
		return bundle;
	}

	/**
	 * A new object of an element's class. Runs the plug-in's constructor, which may do anything.
	 *
	 * @param what names it in the message, for example "provider"
	 * @throws RefusedException if there is none; the message names the plug-in
	 */
	public static <T> T create(IConfigurationElement element, Class<T> type, String what) throws RefusedException {
		try {
			return type.cast(element.createExecutableExtension("class"));
		} catch (CoreException | RuntimeException | LinkageError e) {
			throw new RefusedException("The " + what + " '" + element.getAttribute("name") + "' of the plug-in "
					+ element.getContributor().getName() + " cannot be started: " + e.getMessage(), e);
		}
	}

	private Elements() {
	}
}
