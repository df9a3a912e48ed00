package org.agentworld.install.internal;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A plug-in that is a file and not installed. Nothing of it is run.
 *
 * @param name          what people read
 * @param version       of the bundle
 * @param vendor        who made it, as the file says; may be empty
 * @param contributions what it adds to this program, in the order of its file; may be empty
 */
record PlugInFile(String name, String version, String vendor, List<Contribution> contributions) {

	/** Breaks of lines, and what turns the direction of letters: what a text says must not look like more than one thing. */
	private static final String UNSEEN = "[\\p{Cntrl}\\s\\u2028-\\u202E\\u2066-\\u2069]+";
	/** In bytes: a file that declares much has some ten thousand. */
	private static final int LONGEST = 1 << 20;
	/** By extension point and element. */
	private static final Map<String, Map<String, Kind>> KINDS = Map.of(//
			"org.agentworld.spi.agents", Map.of("promptAgent", Kind.AGENT, "classAgent", Kind.CLASS_AGENT), //
			"org.agentworld.spi.tools", Map.of("tool", Kind.TOOL), //
			"org.agentworld.spi.llmProviders", Map.of("provider", Kind.PROVIDER, "preset", Kind.SERVICE));

	/** What is contributed. */
	enum Kind {
		/** An agent that a prompt describes. */
		AGENT,
		/** An agent for which code of the plug-in answers. */
		CLASS_AGENT, TOOL, PROVIDER, SERVICE
	}

	/**
	 * One contribution.
	 *
	 * @param description what it is good for; may be empty
	 */
	record Contribution(Kind kind, String name, String description) {
	}

	PlugInFile {
		contributions = List.copyOf(contributions);
	}

	/**
	 * Reads one.
	 *
	 * @return empty if it declares nothing at all, as libraries do
	 * @throws IOException if that cannot be read
	 */
	static Optional<PlugInFile> read(File file) throws IOException {
		// Not verified: whether it is signed is p2's to say.
		try (JarFile jar = new JarFile(file, false)) {
			ZipEntry declared = Stream.of("plugin.xml", "fragment.xml").map(jar::getEntry).filter(entry -> entry != null)
					.findFirst().orElse(null);
			Manifest manifest = jar.getManifest();
			if (declared == null || manifest == null) {
				return Optional.empty();
			}
			Element root;
			try {
				root = parser().parse(contentOf(jar, declared)).getDocumentElement();
			} catch (SAXException | ParserConfigurationException e) {
				throw new IOException(declared.getName() + " in " + file.getName() + ": " + e.getMessage(), e);
			}
			return Optional.of(new Reader(jar, manifest.getMainAttributes()).read(root));
		}
	}

	/** A packed file of some kilobytes may be gigabytes when it is unpacked. */
	private static InputStream contentOf(JarFile jar, ZipEntry entry) throws IOException {
		try (InputStream content = jar.getInputStream(entry)) {
			byte[] read = content.readNBytes(LONGEST + 1);
			if (read.length > LONGEST) {
				throw new IOException(entry.getName() + " in " + jar.getName() + " is larger than " + LONGEST + " bytes.");
			}
			return new ByteArrayInputStream(read);
		}
	}

	/** The file may be anybody's: it can name nothing outside itself. */
	private static DocumentBuilder parser() throws ParserConfigurationException {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
		factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
		factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		DocumentBuilder parser = factory.newDocumentBuilder();
		// What is wrong is thrown, and not printed as well.
		parser.setErrorHandler(new DefaultHandler());
		return parser;
	}

	/** Reads what is in one file, in the words of its default language. */
	private static final class Reader {

		private final JarFile jar;
		private final Attributes headers;
		private final Optional<ResourceBundle> words;

		Reader(JarFile jar, Attributes headers) throws IOException {
			this.jar = jar;
			this.headers = headers;
			this.words = words(header("Bundle-Localization").orElse("OSGI-INF/l10n/bundle"));
		}

		PlugInFile read(Element root) {
			List<Contribution> contributions = new ArrayList<>();
			elements(root).filter(element -> element.getTagName().equals("extension")).forEach(extension -> {
				Map<String, Kind> kinds = KINDS.getOrDefault(extension.getAttribute("point"), Map.of());
				elements(extension).filter(element -> kinds.containsKey(element.getTagName()))
						.forEach(element -> contributions.add(new Contribution(kinds.get(element.getTagName()),
								text(element, "name"), text(element, "description"))));
			});
			String id = header("Bundle-SymbolicName").orElse(jar.getName()).split(";", 2)[0].strip();
			return new PlugInFile(header("Bundle-Name").map(this::inWords).orElse(id), header("Bundle-Version").orElse("0.0.0"),
					header("Bundle-Vendor").map(this::inWords).orElse(""), contributions);
		}

		private static Stream<Element> elements(Element parent) {
			NodeList found = parent.getChildNodes();
			return IntStream.range(0, found.getLength()).mapToObj(found::item).filter(Element.class::isInstance)
					.map(Element.class::cast);
		}

		private String text(Element element, String attribute) {
			return inWords(element.getAttribute(attribute));
		}

		private Optional<String> header(String name) {
			return Optional.ofNullable(headers.getValue(name));
		}

		/** Texts that begin with % are keys. */
		private String inWords(String text) {
			String key = text.startsWith("%") ? text.substring(1) : "";
			String said = words.filter(known -> !key.isEmpty() && known.containsKey(key)).map(known -> known.getString(key))
					.orElse(text);
			return said.strip().replaceAll(UNSEEN, " ");
		}

		private Optional<ResourceBundle> words(String base) throws IOException {
			ZipEntry file = jar.getEntry(base + ".properties");
			if (file == null) {
				return Optional.empty();
			}
			try {
				return Optional.of(new PropertyResourceBundle(contentOf(jar, file)));
			} catch (IllegalArgumentException e) {
				throw new IOException(base + ".properties in " + jar.getName() + ": " + e.getMessage(), e);
			}
		}
	}
}
