# To be sourced by tests/release: what is in the archives, and that the bill of materials counts all of it.

# open_archive FILE : unpacks it, and prints the folder.
open_archive() {
	local folder=$work/unpacked/$(basename "$1")
	if [ ! -d "$folder" ]; then
		mkdir -p "$folder"
		case $1 in
			*.zip) unzip -q "$1" -d "$folder" ;;
			*) tar -xzf "$1" -C "$folder" ;;
		esac
	fi
	dirname "$(find "$folder" -name sbom.cdx.json)"
}

check_archives() {
	local system archive
	for system in linux.gtk.x86_64 linux.gtk.aarch64 win32.win32.x86_64 macosx.cocoa.x86_64 macosx.cocoa.aarch64; do
		archive=$(echo "$first/$released"/*"-$system."*)
		check "the archive for $system has what that system needs, and nothing of another" archive_is_right "$archive" "$system"
		check "the archive for $system has all of SWT that its bundles use" \
			"$JAVA_HOME/bin/java" tests/release-checks/SwtLinks.java "$(open_archive "$archive")"
	done
}

archive_is_right() {
	cd "$(open_archive "$1")"
	echo "Start script:"
	if [[ $2 == win32* ]]; then
		grep -q 'org.agentworld.app.workbench' agentworld.cmd
		grep -q $'\r$' agentworld.cmd
		[ ! -e agentworld ]
	else
		[ -x agentworld ]
		sh -n agentworld
		[ ! -e agentworld.cmd ]
	fi
	lacks '@[a-z.]*@' agentworld*
	if [[ $2 == macosx* ]]; then
		[ -x ../MacOS/agentworld ]
		grep -q "<string>$(first_version)</string>" ../Info.plist
	fi
	echo "SWT fragments:"
	[ "$(cd plugins && find . -name 'org.eclipse.swt.gtk.*' -o -name 'org.eclipse.swt.win32.*' -o -name 'org.eclipse.swt.cocoa.*' |
		sed 's/_[^_]*$//')" = "./org.eclipse.swt.$(swt_of "$2")" ]
	echo "Licences:"
	grep -q 'Eclipse Public License' LICENSE
	[ "$(for jar in plugins/org.eclipse.*.jar; do unzip -l "$jar" about.html >/dev/null 2>&1 || echo "$jar"; done)" = '' ]
	echo "Native code, beside SWT's and the keyring's for this system:"
	foreign=$(for jar in plugins/*.jar; do
		case $jar in
			# Both bring that of all systems, and choose.
			plugins/org.xerial.sqlite-jdbc_* | plugins/com.sun.jna_*) ;;
			*) unzip -Z1 "$jar" | grep -E '\.(so|dll|jnilib|dylib)$' | sed "s|^|$jar: |" || true ;;
		esac
	done | grep -v "^plugins/org.eclipse.swt.$(swt_of "$2")_\|^plugins/org.eclipse.equinox.security.${2%%.*}[._]" || true)
	echo "$foreign"
	[ -z "$foreign" ]
}

# lacks PATTERN FILE... : whether no file has it. After '!' a command that should have failed ends nothing.
lacks() {
	if grep -n "$@"; then
		return 1
	fi
}

# As SWT names the system.
swt_of() {
	case $1 in
		linux.gtk.*) echo "gtk.linux.${1##*.}" ;;
		win32.*) echo "win32.win32.${1##*.}" ;;
		*) echo "cocoa.macosx.${1##*.}" ;;
	esac
}

check_bill_of_materials() {
	local program
	program=$(open_archive "$(echo "$first/$released"/*-linux.gtk.x86_64.tar.gz)")
	jars_of "$program" | sort >"$work/jars-shipped"
	grep -o '"content": "[0-9a-f]*"' "$program/sbom.cdx.json" | cut -d'"' -f4 | sort >"$work/jars-listed"
	check "the bill of materials lists the jars that are shipped, nested ones too ($(wc -l <"$work/jars-shipped"))" \
		diff "$work/jars-shipped" "$work/jars-listed"
}

# The checksums of all jars in a folder, and of the jars within those.
jars_of() {
	local jar nested inside
	find "$1" -name '*.jar' | while read -r jar; do
		sha256sum <"$jar" | cut -d' ' -f1
		nested=$(unzip -Z1 "$jar" | grep '\.jar$' || true)
		if [ -n "$nested" ]; then
			inside=$(mktemp -d)
			unzip -q "$jar" '*.jar' -d "$inside"
			jars_of "$inside"
			rm -r "$inside"
		fi
	done
}
