import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.generator.GeneratorAdapterFactory;
import org.eclipse.emf.codegen.ecore.genmodel.GenModel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceFactoryImpl;

/**
 * Generates the model's Java from model.ecore, stand-alone: {@code GenerateModel <bundle folder> <scratch folder>}. The
 * generator also writes plugin.xml and the like, so it works in the scratch folder and only Java sources are taken over;
 * unchanged files are left alone, so that incremental builds stay incremental.
 */
class GenerateModel {

	public static void main(String[] arguments) throws IOException {
		Path bundle = Path.of(arguments[0]).toRealPath();
		Path scratch = Files.createDirectories(Path.of(arguments[1]).resolve("org.agentworld.model")).toRealPath();

		ResourceSetImpl resources = new ResourceSetImpl();
		Map<String, Object> factories = resources.getResourceFactoryRegistry().getExtensionToFactoryMap();
		factories.put("ecore", new EcoreResourceFactoryImpl());
		factories.put("genmodel", new XMIResourceFactoryImpl());
		GenModelPackage.eINSTANCE.eClass();
		EcorePlugin.getPlatformResourceMap().put("org.agentworld.model", URI.createFileURI(scratch + "/"));

		Resource resource = resources.getResource(URI.createFileURI(bundle.resolve("model/model.genmodel").toString()), true);
		GenModel genModel = (GenModel) resource.getContents().get(0);
		EcoreUtil.resolveAll(resources);
		for (Resource each : resources.getResources()) {
			if (!each.getErrors().isEmpty()) {
				fail("errors in " + each.getURI() + ": " + each.getErrors());
			}
		}
		genModel.reconcile();
		genModel.setCanGenerate(true);
		genModel.setValidateModel(true);
		check(genModel.diagnose());

		Generator generator = new Generator();
		GeneratorAdapterFactory.Descriptor.Registry.INSTANCE.addDescriptor(GenModelPackage.eNS_URI,
				GenModelGeneratorAdapterFactory.DESCRIPTOR);
		generator.setInput(genModel);
		check(generator.generate(genModel, GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE, new BasicMonitor.Printing(System.err)));

		takeOver(scratch.resolve("src-gen"), bundle.resolve("src-gen"));
	}

	private static void takeOver(Path from, Path to) throws IOException {
		Set<Path> fresh = new HashSet<>();
		int written = 0;
		for (Path source : javaFiles(from)) {
			Path relative = from.relativize(source);
			Path destination = to.resolve(relative);
			fresh.add(destination);
			byte[] content = Files.readAllBytes(source);
			if (!Files.exists(destination) || !Arrays.equals(content, Files.readAllBytes(destination))) {
				Files.createDirectories(destination.getParent());
				Files.write(destination, content);
				written++;
			}
		}
		if (fresh.isEmpty()) {
			fail("the generator wrote no Java into " + from);
		}
		for (Path old : javaFiles(to)) {
			if (!fresh.contains(old)) {
				Files.delete(old);
			}
		}
		System.out.println("Model: " + fresh.size() + " sources, " + written + " of them changed.");
	}

	private static Path[] javaFiles(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return new Path[0];
		}
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(path -> path.toString().endsWith(".java")).toArray(Path[]::new);
		}
	}

	private static void check(Diagnostic diagnostic) {
		if (diagnostic.getSeverity() >= Diagnostic.ERROR) {
			fail(diagnostic.toString());
		}
	}

	private static void fail(String why) {
		System.err.println("The model's code was not generated: " + why);
		System.exit(1);
	}
}
