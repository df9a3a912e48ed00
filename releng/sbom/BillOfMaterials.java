import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Writes the bill of materials of a program that was put together, in CycloneDX 1.6, as {@code sbom.cdx.json} beside it:
 * every jar of it, also those within other jars, with its checksum, its coordinates where they are known, and its licence
 * where it names one. The same files give the same text.
 */
final class BillOfMaterials {

	private static final String NAME = "sbom.cdx.json";

	/** Of Maven; what was built here has none. */
	private record Coordinates(String group, String artifact, String version) {

		String purl() {
			return "pkg:maven/" + group + '/' + artifact + '@' + version;
		}
	}

	/** @param path where it is: names of files, one within the other, with {@code !/} between them */
	private record Component(String path, String name, String version, String sha256, String license,
			Coordinates coordinates) {
	}

	private final Map<String, Coordinates> known;
	private final List<Component> components = new ArrayList<>();

	private BillOfMaterials(Map<String, Coordinates> known) {
		this.known = known;
	}

	public static void main(String[] arguments) throws IOException, XMLStreamException {
		Path program = Path.of(arguments[0]);
		BillOfMaterials bill = new BillOfMaterials(coordinates(program));
		try (Stream<Path> files = Files.walk(program)) {
			for (Path jar : (Iterable<Path>) files.filter(file -> file.toString().endsWith(".jar"))
					// What the first start unpacks, and what p2 keeps, is no part of what is given to people.
					.filter(file -> !file.startsWith(program.resolve("configuration"))).sorted()::iterator) {
				bill.add(program.relativize(jar).toString().replace('\\', '/'), Files.readAllBytes(jar));
			}
		}
		Files.writeString(program.resolve(NAME), bill.json(arguments[1]));
		System.out.println(bill.components.size() + " components in " + program.resolve(NAME));
	}

	private void add(String path, byte[] jar) throws IOException {
		Manifest manifest;
		Coordinates inside = null;
		try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar), false)) {
			manifest = in.getManifest();
		}
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				if (entry.getName().endsWith(".jar")) {
					add(path + "!/" + entry.getName(), in.readAllBytes());
				} else if (entry.getName().matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties")) {
					Properties properties = new Properties();
					properties.load(new ByteArrayInputStream(in.readAllBytes()));
					inside = new Coordinates(properties.getProperty("groupId"), properties.getProperty("artifactId"),
							properties.getProperty("version"));
				} else if (manifest == null && entry.getName().equals("META-INF/MANIFEST.MF")) {
					manifest = new Manifest(in);
				}
			}
		}
		Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
		String symbolicName = main.getValue("Bundle-SymbolicName");
		String file = path.substring(path.lastIndexOf('/') + 1, path.length() - ".jar".length());
		String name = symbolicName == null ? file : symbolicName.split(";")[0].strip();
		String version = main.getValue("Bundle-Version");
		Coordinates coordinates = known.getOrDefault(name + '/' + full(version), inside);
		components.add(new Component(path, name, version != null ? version : coordinates != null ? coordinates.version() : "",
				sha256(jar), main.getValue("Bundle-License"), coordinates));
	}

	/** As OSGi understands a version: with three numbers at least. */
	private static String full(String version) {
		if (version == null) {
			return "0.0.0";
		}
		String full = version.strip();
		while (full.matches("\\d+(\\.\\d+)?")) {
			full += ".0";
		}
		return full;
	}

	/** From p2's profile of the program: what came from Maven, by name and version of the bundle. */
	private static Map<String, Coordinates> coordinates(Path program) throws IOException, XMLStreamException {
		Path profile;
		try (Stream<Path> files = Files.walk(program.resolve("p2/org.eclipse.equinox.p2.engine/profileRegistry"))) {
			profile = files.filter(file -> file.toString().endsWith(".profile.gz")).max(Comparator.naturalOrder())
					.orElseThrow();
		}
		Map<String, Coordinates> known = new HashMap<>();
		try (InputStream in = new GZIPInputStream(Files.newInputStream(profile))) {
			XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
			String unit = null;
			Map<String, String> properties = new HashMap<>();
			while (xml.hasNext()) {
				int event = xml.next();
				if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("unit")) {
					unit = xml.getAttributeValue(null, "id") + '/' + xml.getAttributeValue(null, "version");
					properties.clear();
				} else if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("property")) {
					properties.put(xml.getAttributeValue(null, "name"), xml.getAttributeValue(null, "value"));
				} else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("unit")
						&& properties.get("maven-repository") != null) {
					known.put(unit, new Coordinates(properties.get("maven-groupId"), properties.get("maven-artifactId"),
							properties.get("maven-version")));
				}
			}
		}
		return known;
	}

	private String json(String version) {
		return """
				{
				  "bomFormat": "CycloneDX",
				  "specVersion": "1.6",
				  "version": 1,
				  "metadata": {
				    "component": {"type": "application", "name": "Agent World Workbench", "version": %s}
				  },
				  "components": [
				%s
				  ]
				}
				""".formatted(quoted(version), components.stream().sorted(Comparator.comparing(Component::path))
				.map(BillOfMaterials::json).collect(Collectors.joining(",\n")));
	}

	private static String json(Component component) {
		StringBuilder json = new StringBuilder("    {\"type\": \"library\"");
		Coordinates coordinates = component.coordinates();
		if (coordinates != null) {
			json.append(", \"group\": ").append(quoted(coordinates.group()));
		}
		json.append(", \"name\": ").append(quoted(coordinates == null ? component.name() : coordinates.artifact()));
		json.append(", \"version\": ").append(quoted(coordinates == null ? component.version() : coordinates.version()));
		if (coordinates != null) {
			json.append(", \"purl\": ").append(quoted(coordinates.purl()));
		}
		json.append(", \"bom-ref\": ").append(quoted(component.path()));
		json.append(",\n     \"hashes\": [{\"alg\": \"SHA-256\", \"content\": ").append(quoted(component.sha256())).append("}]");
		if (component.license() != null) {
			json.append(",\n     \"licenses\": [{\"license\": {\"name\": ").append(quoted(component.license())).append("}}]");
		}
		return json.append("}").toString();
	}

	private static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (char c : text.toCharArray()) {
			if (c == '"' || c == '\\') {
				quoted.append('\\').append(c);
			} else if (c < ' ') {
				quoted.append(String.format("\\u%04x", (int) c));
			} else {
				quoted.append(c);
			}
		}
		return quoted.append('"').toString();
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
