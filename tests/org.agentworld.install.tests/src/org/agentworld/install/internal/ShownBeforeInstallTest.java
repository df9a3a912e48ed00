package org.agentworld.install.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.agentworld.install.internal.PlugInFile.Contribution;
import org.agentworld.install.internal.PlugInFile.Kind;
import org.agentworld.testing.Osgi;
import org.agentworld.testing.TestPlugIn;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.internal.p2.metadata.ArtifactKey;
import org.eclipse.equinox.p2.core.UIServices;
import org.eclipse.equinox.p2.core.spi.IAgentServiceFactory;
import org.eclipse.equinox.p2.metadata.IArtifactKey;
import org.eclipse.equinox.p2.metadata.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** What is shown of plug-ins that were downloaded, before they are installed. */
class ShownBeforeInstallTest {

	private static final String ALL = """
			<extension point='org.agentworld.spi.agents'>
			   <promptAgent id='p' name='Reader' description='Reads
			      with care.'><prompt name='no'>You read.</prompt></promptAgent>
			   <classAgent id='c' name='Echo' class='test.Missing'/>
			   <unknown name='no'/>
			</extension>
			<extension point='org.eclipse.ui.views'><view name='no'/></extension>
			<extension point='org.agentworld.spi.tools'><tool name='t' description='Does it.'/></extension>
			<extension point='org.agentworld.spi.llmProviders'>
			   <provider id='x' name='Model'/><preset id='y' name='Shop'/>
			</extension>""";

	@TempDir
	Path folder;

	@Test
	void whatIsContributedIsReadFromTheFile() throws Exception {
		PlugInFile read = PlugInFile.read(plugIn("test.all", ALL)).orElseThrow();
		assertThat(read).isEqualTo(new PlugInFile("Plug-in test.all", "1.2.3", "Tests",
				List.of(new Contribution(Kind.AGENT, "Reader", "Reads with care."), new Contribution(Kind.CLASS_AGENT, "Echo", ""),
						new Contribution(Kind.TOOL, "t", "Does it."), new Contribution(Kind.PROVIDER, "Model", ""),
						new Contribution(Kind.SERVICE, "Shop", ""))));
		assertThat(PlugInText.of(read, false)).isEqualTo("""
				Plug-in test.all 1.2.3, from Tests, not signed
				    Agent Reader: Reads with care.
				    Agent Echo, which answers by its own code
				    Tool t, not used yet: Does it.
				    Provider of models Model
				    Service Shop""");
	}

	@Test
	void textsAreThoseOfItsDefaultLanguage() throws Exception {
		String manifest = "Bundle-SymbolicName: a.b;singleton:=true\nBundle-Name: %name\nBundle-Localization: words\n";
		String declared = "<plugin><extension point='org.agentworld.spi.agents'><promptAgent name='%agent' description='%none'/>"
				+ "</extension></plugin>";
		PlugInFile read = PlugInFile.read(jar(manifest, Map.of("fragment.xml", declared, "words.properties",
				"name=Words\nagent=Gr\\u202Eüße\\n"))).orElseThrow();
		assertThat(read).isEqualTo(
				new PlugInFile("Words", "0.0.0", "", List.of(new Contribution(Kind.AGENT, "Gr üße", "%none"))));
		assertThat(PlugInText.of(read, true)).startsWith("Words 0.0.0, of unknown origin, signed\n");
	}

	/** It is registered only if p2's own dialogs are found. Without a display those cannot be made here. */
	@Test
	void p2AsksThroughThisBeforeItsOwnDialogs() throws Exception {
		Bundle own = FrameworkUtil.getBundle(InstallQuestions.class);
		for (Bundle bundle : List.of(own, Platform.getBundle("org.eclipse.equinox.p2.ui"))) {
			bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
		}
		Collection<ServiceReference<IAgentServiceFactory>> all = Osgi.context().getServiceReferences(IAgentServiceFactory.class,
				"(|(" + IAgentServiceFactory.PROP_AGENT_SERVICE_NAME + "=" + UIServices.SERVICE_NAME + ")("
						+ IAgentServiceFactory.PROP_CREATED_SERVICE_NAME + "=" + UIServices.SERVICE_NAME + "))");
		assertThat(all).hasSize(2);
		assertThat(Collections.max(all).getBundle()).isEqualTo(own);
	}

	@Test
	void aFileThatDeclaresNothingContributesNothing() throws Exception {
		assertThat(PlugInFile.read(jar("Bundle-SymbolicName: a.b\n", Map.of("a.txt", "a")))).isEmpty();
		assertThat(PlugInFile.read(jar("Bundle-SymbolicName: a.b\n", Map.of("plugin.xml", "<plugin/>")))
				.map(PlugInFile::contributions)).isEqualTo(Optional.of(List.of()));
	}

	/** Such a file must not be able to look like one that contributes nothing, or read anything beside it. */
	@ParameterizedTest
	@ValueSource(strings = { "", "<plugin>", "no XML",
			"<!DOCTYPE plugin [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><plugin>&e;</plugin>" })
	void whatCannotBeReadIsSaid(String declared) throws Exception {
		File file = jar("Bundle-SymbolicName: a.b\n", Map.of("plugin.xml", declared));
		assertThatThrownBy(() -> PlugInFile.read(file)).isInstanceOf(IOException.class).hasMessageContaining("plugin.xml");
		assertThat(InstallQuestions.offered(Map.of(key("osgi.bundle", "a.b"), file), Set.of()))
				.containsExactly("a.b 1.2.3: what it contributes cannot be read.");
	}

	/** The jar has some kilobytes. */
	@Test
	void whatIsGiganticWhenItIsUnpackedIsNotRead() throws Exception {
		File file = jar("Bundle-SymbolicName: a.b\n", Map.of("plugin.xml", "<plugin>" + " ".repeat(2_000_000) + "</plugin>"));
		assertThat(file.length()).isLessThan(10_000);
		assertThatThrownBy(() -> PlugInFile.read(file)).isInstanceOf(IOException.class)
				.hasMessageContaining("plugin.xml").hasMessageContaining("larger than");
	}

	@Test
	void onlyWhatContributesToThisProgramIsShownByName() throws Exception {
		IArtifactKey zoo = key("osgi.bundle", "zoo");
		IArtifactKey ant = key("osgi.bundle", "ant");
		Map<IArtifactKey, File> artifacts = Map.of(zoo, plugIn("zoo", "<extension point='org.agentworld.spi.tools'><tool name='z'/>"
				+ "</extension>"), ant, plugIn("ant", ALL), key("osgi.bundle", "library"), plugIn("library", ""),
				key("org.eclipse.update.feature", "zoo"), Files.writeString(folder.resolve("feature.jar"), "no jar").toFile());
		List<String> offered = InstallQuestions.offered(artifacts, Set.of(ant));
		assertThat(offered).hasSize(2);
		assertThat(offered.getFirst()).startsWith("Plug-in ant 1.2.3, from Tests, not signed\n");
		assertThat(offered.getLast()).isEqualTo("Plug-in zoo 1.2.3, from Tests, signed\n    Tool z, not used yet");
	}

	private static IArtifactKey key(String classifier, String id) {
		return new ArtifactKey(classifier, id, Version.create("1.2.3"));
	}

	private File plugIn(String id, String extensions) throws IOException {
		return Files.write(folder.resolve(id + ".jar"), TestPlugIn.jar(id, TestPlugIn.IMPORTS, extensions)).toFile();
	}

	private File jar(String headers, Map<String, String> entries) throws IOException {
		Path file = folder.resolve("a.b.jar");
		Manifest manifest = new Manifest(
				new ByteArrayInputStream(("Manifest-Version: 1.0\n" + headers).getBytes(StandardCharsets.UTF_8)));
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
			for (Map.Entry<String, String> entry : entries.entrySet()) {
				jar.putNextEntry(new ZipEntry(entry.getKey()));
				jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		return file.toFile();
	}
}
