# To be sourced by tests/release: the example plug-in in two versions, and an archive that updates itself from site to site.

readonly plugin=org.example.agents.feature.feature.group
# What a later version says of its calculator.
readonly newer_words='Calculates, as version 1.1 does.'

# The sites of the plug-in, as its author gives them to people: a folder for each version, and the first as a zip as well.
check_example_plugin_builds() {
	rm -rf "$work/plugins" "$work/sites"
	mkdir -p "$work/sites" "$work/plugins/program-site"
	unzip -q "$first/$released/agentworld-site.zip" -d "$work/plugins/program-site"
	check "the example plug-in is built and tested against the program's site" build_example 1.0.0
	check "so is a later version of it" build_example 1.1.0
}

build_example() {
	local source=$work/plugins/$1
	cp -r docs/example-plugin "$source"
	if [ "$1" != 1.0.0 ]; then
		./mvnw -B -ntp -q -f "$source" org.eclipse.tycho:tycho-versions-plugin:set-version -DnewVersion="$1-SNAPSHOT" \
			-Dagentworld.site="file:$work/plugins/program-site" </dev/null
		sed -i "s/Calculates, and shows its steps. Needs no model./$newer_words/" "$source/org.example.agents/plugin.xml"
	fi
	./mvnw -B -ntp -f "$source" verify -Dagentworld.site="file:$work/plugins/program-site" </dev/null
	cp -r "$source/org.example.agents.site/target/repository" "$work/sites/$1"
	cp "$source"/org.example.agents.site/target/*.zip "$work/sites/$1.zip"
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
	check "the example plug-in is installed into it from a zipped site" platform "$work/archive/agentworld" \
		org.eclipse.equinox.p2.director -repository "jar:file:$work/sites/1.0.0.zip!/" -installIU "$plugin"
	check "its agents are offered" archive_says 'org.example.agents/devils-advocate' agent offered
	check "it updates itself from the next version's site" platform "$work/archive/agentworld" \
		org.eclipse.equinox.p2.director -repository "jar:file:$second/$released/agentworld-site.zip!/" \
		-uninstallIU org.agentworld.product -installIU org.agentworld.product
	check "it is the next version" archive_says "Agent World Workbench $(next_version)" --version
	check "the plug-in is still there" archive_says 'org.example.agents/calculator' agent offered
}
