package org.agentworld.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/**
 * A plug-in that a test makes and installs into the running framework, as Install New Software does. Its classes are copies
 * of classes of the test, in a class loader of its own: what both have to know they say through {@link Signals}.
 */
public final class TestPlugIn implements AutoCloseable {

	/** What plug-ins of these tests need. */
	public static final String IMPORTS = "org.agentworld.events.id,org.agentworld.spi.agent,org.agentworld.spi.provider,"
			+ "org.agentworld.spi.tool,org.agentworld.testing";

	/** Of the file {@code icon.svg} that each of them has: a square that fills its place. */
	private static final String ICON = "<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16'>"
			+ "<rect width='16' height='16' fill='#c01c7c'/></svg>";

	private final Bundle bundle;

	private TestPlugIn(Bundle bundle) {
		this.bundle = bundle;
	}

	/**
	 * Installs and starts one.
	 *
	 * @param id         its symbolic name
	 * @param extensions the extensions in its plugin.xml
	 * @param classes    what is in it
	 */
	public static TestPlugIn start(String id, String extensions, Class<?>... classes) {
		TestPlugIn installed = install(id, IMPORTS, extensions, classes);
		installed.start();
		return installed;
	}

	/** Lets the program use it. */
	public void start() {
		try {
			bundle.start();
		} catch (BundleException e) {
			throw new AssertionError(e);
		}
	}

	/**
	 * Installs one without starting it.
	 *
	 * @param imports the packages that it needs, which may not be there
	 */
	public static TestPlugIn install(String id, String imports, String extensions, Class<?>... classes) {
		return install(id, jar(id, imports, extensions, classes));
	}

	/** Installs one that was made with {@link #jar}, without starting it. */
	public static TestPlugIn install(String id, byte[] jar) {
		try {
			return new TestPlugIn(Osgi.context().installBundle("test:" + id, new ByteArrayInputStream(jar)));
		} catch (BundleException e) {
			throw new AssertionError(e);
		}
	}

	/** Replaces what is installed by another version, which has these extensions. */
	public void update(String extensions, Class<?>... classes) {
		try {
			bundle.update(new ByteArrayInputStream(jar(bundle.getSymbolicName(), IMPORTS, extensions, classes)));
		} catch (BundleException e) {
			throw new AssertionError(e);
		}
	}

	@Override
	public void close() {
		try {
			bundle.uninstall();
		} catch (BundleException e) {
			throw new AssertionError(e);
		}
	}

	/** The file of a plug-in; see {@link #install}. */
	public static byte[] jar(String id, String imports, String extensions, Class<?>... classes) {
		Manifest manifest = new Manifest();
		Attributes headers = manifest.getMainAttributes();
		headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		headers.putValue("Bundle-ManifestVersion", "2");
		headers.putValue("Bundle-SymbolicName", id + ";singleton:=true");
		headers.putValue("Bundle-Name", "Plug-in " + id);
		headers.putValue("Bundle-Vendor", "Tests");
		headers.putValue("Bundle-Version", "1.2.3");
		headers.putValue("Import-Package", imports);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
			entry(jar, "plugin.xml", ("<?xml version=\"1.0\"?><?eclipse version=\"3.4\"?><plugin>" + extensions + "</plugin>")
					.getBytes(StandardCharsets.UTF_8));
			entry(jar, "icon.svg", ICON.getBytes(StandardCharsets.UTF_8));
			for (Class<?> one : classes) {
				String path = one.getName().replace('.', '/') + ".class";
				try (InputStream content = one.getClassLoader().getResourceAsStream(path)) {
					entry(jar, path, content.readAllBytes());
				}
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	private static void entry(JarOutputStream jar, String name, byte[] content) throws IOException {
		jar.putNextEntry(new ZipEntry(name));
		jar.write(content);
		jar.closeEntry();
	}
}
