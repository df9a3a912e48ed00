# To be sourced by tests/release: sites with a plug-in, and an archive that updates itself from site to site.

# A plug-in that contributes a service to the connections, in two versions.
write_plugin_sites() {
	local version source program
	program=$(open_archive "$(echo "$first/$released"/*-linux.gtk.x86_64.tar.gz)")
	for version in 1.0.0 2.0.0; do
		source=$work/plugin-$version
		if [ -d "$work/sites/$version" ]; then
			continue
		fi
		mkdir -p "$source"/{plugins,features,bundle,feature}
		cat >"$source/MANIFEST.MF" <<-END
			Bundle-ManifestVersion: 2
			Bundle-Name: Sample
			Bundle-SymbolicName: sample.plugin;singleton:=true
			Bundle-Version: $version
			Require-Bundle: org.agentworld.spi
		END
		cat >"$source/bundle/plugin.xml" <<-END
			<plugin>
			<extension point="org.agentworld.spi.llmProviders">
			<preset id="sample" name="Sample $version" provider="openai-compatible" baseUrl="http://localhost:1/v1" key="none"/>
			</extension>
			</plugin>
		END
		cat >"$source/feature/feature.xml" <<-END
			<feature id="sample.feature" label="Sample" version="$version" provider-name="Somebody">
			<plugin id="sample.plugin" version="$version"/>
			</feature>
		END
		"$JAVA_HOME/bin/jar" cfm "$source/plugins/sample.plugin_$version.jar" "$source/MANIFEST.MF" -C "$source/bundle" .
		"$JAVA_HOME/bin/jar" cf "$source/features/sample.feature_$version.jar" -C "$source/feature" .
		platform "$program" org.eclipse.equinox.p2.publisher.FeaturesAndBundlesPublisher -configuration "$work/publisher" \
			-source "$source" -metadataRepository "file:$work/sites/$version" -artifactRepository "file:$work/sites/$version" \
			-publishArtifacts >/dev/null
	done
}

# platform PROGRAM APPLICATION ARGUMENT... : an application of the platform in an unpacked program.
platform() {
	local program=$1 application=$2
	shift 2
	"$JAVA_HOME/bin/java" -jar "$program"/plugins/org.eclipse.equinox.launcher_*.jar -nosplash -consoleLog -data @none \
		-application "$application" "$@"
}

archive_says() {
	"$work/archive/agentworld/agentworld" --headless "${@:2}" | grep -F "$1"
}

check_archive_updates() {
	rm -rf "$work/archive"
	mkdir "$work/archive"
	tar -xzf "$(echo "$first/$released"/*-linux.gtk.x86_64.tar.gz)" -C "$work/archive"
	check "an archive starts in a user's folder" archive_says "Agent World Workbench $(first_version)" --version
	check "a plug-in is installed into it from a site" platform "$work/archive/agentworld" org.eclipse.equinox.p2.director \
		-repository "file:$work/sites/1.0.0" -installIU sample.feature.feature.group
	check "it updates itself from the next version's site" platform "$work/archive/agentworld" \
		org.eclipse.equinox.p2.director -repository "jar:file:$second/$released/agentworld-site.zip!/" \
		-uninstallIU org.agentworld.product -installIU org.agentworld.product
	check "it is the next version" archive_says "Agent World Workbench $(next_version)" --version
	check "the plug-in is still there" archive_says 'Sample 1.0.0' connection presets
}
