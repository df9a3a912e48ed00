# To be sourced after jdk.sh, from the project's folder.

# make_deb PROGRAM FOLDER : packs the program for Linux x86_64 that lies in the folder PROGRAM, with a Java of its own, as a
# .deb into FOLDER. It goes to /opt/agent-world; on the PATH and in the menu is a link to its start script.
make_deb() (
	set -euo pipefail
	program=$(cd "$1" && pwd -P)
	folder=$(cd "$2" && pwd -P)
	options=$PWD/features/org.agentworld.feature/target/jpackage.options
	icon=$PWD/bundles/org.agentworld.ui/icons/app-128.svg
	license=$PWD/LICENSE
	version=$(sed -n 's/.*"name": "Agent World Workbench", "version": "\([0-9.]*\).*/\1/p' "$program/sbom.cdx.json")
	scratch=$(mktemp -d)
	trap 'rm -rf "$scratch"' EXIT
	cd "$scratch"

	# Whatever lies in jpackage's input gets onto the class path, so the program is brought in beside it.
	mkdir input content
	cp "$program"/plugins/org.eclipse.equinox.launcher_*.jar input
	cp -a "$program" content/agentworld
	rm -rf content/agentworld/configuration/org.eclipse.{osgi,core.runtime,equinox.app}
	printf '%s\n' 'sudo apt update' 'sudo apt install --only-upgrade agent-world' >content/agentworld/packaged.txt
	"$JAVA_HOME/bin/jpackage" "@$options" --type app-image --input input --main-jar "$(basename input/*.jar)" \
		--app-content content/agentworld --app-version "$version" --dest image
	ln -sf ../lib/agentworld/agentworld image/agent-world/bin/agent-world
	rm image/agent-world/lib/agent-world.png

	# First without compression: it is opened again, for what jpackage does not put in, and what its launcher had needed.
	grep -E '^--(name|vendor|description) ' "$options" >deb.options
	DPKG_DEB_COMPRESSOR_TYPE=none "$JAVA_HOME/bin/jpackage" @deb.options --type deb --app-image image/agent-world \
		--app-version "$version" --install-dir /opt --license-file "$license" --linux-app-category net \
		--linux-deb-maintainer noreply@agentworld.invalid --dest plain \
		--linux-package-deps 'libgtk-3-0, libwebkit2gtk-4.1-0'
	dpkg-deb -R plain/*.deb root
	rm -r root/opt/agent-world/lib/app root/opt/agent-world/lib/libapplauncher.so
	mkdir -p root/usr/bin root/usr/share/applications root/usr/share/icons/hicolor/scalable/apps root/usr/share/doc/agent-world
	mv root/opt/agent-world/share/doc/copyright root/usr/share/doc/agent-world/copyright
	rm -r root/opt/agent-world/share
	ln -s /opt/agent-world/bin/agent-world root/usr/bin/agent-world
	cp "$icon" root/usr/share/icons/hicolor/scalable/apps/agent-world.svg
	cat >root/usr/share/applications/agent-world.desktop <<-END
		[Desktop Entry]
		Type=Application
		Name=Agent World Workbench
		Comment=Hold several conversations with AI agents at the same time
		Exec=agent-world
		Icon=agent-world
		Terminal=false
		Categories=Network;Chat;
		StartupWMClass=Agent World Workbench
	END
	# For the keyring of the desktop, and so that there are letters at all.
	sed -i '/^Depends:/a Recommends: libsecret-1-0, fonts-dejavu-core' root/DEBIAN/control
	dpkg-deb --root-owner-group -Zzstd -b root "$folder" >/dev/null
)
