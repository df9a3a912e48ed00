import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Checks that all of SWT's API which a program's bundles use is in the SWT that it brings: SWT's parts for some systems are
 * older than that which the program is compiled with. Prints what is missing, and ends with 1 if something is.
 */
final class SwtLinks {

	private static final String API = "org/eclipse/swt/";
	private static final String INTERNAL = "org/eclipse/swt/internal/";

	/** SWT's classes by their names. */
	private final Map<String, ClassModel> swt = new HashMap<>();
	private final TreeSet<String> missing = new TreeSet<>();

	public static void main(String[] arguments) throws IOException {
		List<Path> jars;
		try (Stream<Path> plugins = Files.list(Path.of(arguments[0], "plugins"))) {
			jars = plugins.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
		}
		SwtLinks links = new SwtLinks();
		for (Path jar : jars) {
			if (isSwt(jar)) {
				classes(jar, (_, model) -> links.swt.put(model.thisClass().asInternalName(), model));
			}
		}
		if (links.swt.isEmpty()) {
			throw new IllegalArgumentException("There is no SWT in " + arguments[0]);
		}
		for (Path jar : jars) {
			if (!isSwt(jar)) {
				classes(jar, links::check);
			}
		}
		links.missing.forEach(System.out::println);
		System.exit(links.missing.isEmpty() ? 0 : 1);
	}

	private static boolean isSwt(Path jar) {
		return jar.getFileName().toString().startsWith("org.eclipse.swt");
	}

	private interface Visitor {
		void visit(Path jar, ClassModel model);
	}

	private static void classes(Path jar, Visitor visitor) throws IOException {
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			for (ZipEntry entry : zip.stream().filter(one -> one.getName().endsWith(".class")
					&& !one.getName().startsWith("META-INF") && !one.getName().equals("module-info.class")).toList()) {
				visitor.visit(jar, ClassFile.of().parse(zip.getInputStream(entry).readAllBytes()));
			}
		}
	}

	private void check(Path jar, ClassModel user) {
		for (PoolEntry entry : user.constantPool()) {
			if (entry instanceof MemberRefEntry member) {
				String owner = member.owner().asInternalName();
				if (owner.startsWith(API) && !owner.startsWith(INTERNAL) && !has(owner, member)) {
					missing.add(jar.getFileName() + ": " + owner + '.' + member.name().stringValue()
							+ member.type().stringValue());
				}
			}
		}
	}

	/** Whether a class of Java has a method of that name, which is enough to know. */
	private static boolean isJava(String owner, MemberRefEntry member) {
		try {
			Class<?> type = Class.forName(owner.replace('/', '.'));
			return Stream.of(type.getMethods(), Object.class.getDeclaredMethods()).flatMap(Stream::of)
					.anyMatch(method -> member.name().equalsString(method.getName()));
		} catch (ClassNotFoundException _) {
			return false;
		}
	}

	/** Whether a class of SWT or one above it has the member. */
	private boolean has(String owner, MemberRefEntry member) {
		ClassModel model = swt.get(owner);
		if (model == null) {
			return !owner.startsWith(API) && isJava(owner, member);
		}
		boolean declared = member instanceof FieldRefEntry
				? model.fields().stream().anyMatch(field -> field.fieldName().equalsString(member.name().stringValue())
						&& field.fieldType().equalsString(member.type().stringValue()))
				: model.methods().stream().anyMatch(method -> method.methodName().equalsString(member.name().stringValue())
						&& method.methodType().equalsString(member.type().stringValue()));
		return declared || model.superclass().map(above -> has(above.asInternalName(), member)).orElse(false)
				|| model.interfaces().stream().anyMatch(above -> has(above.asInternalName(), member));
	}
}
