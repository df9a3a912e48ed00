# To be sourced: what the scripts need from the system.

# require_packages WHY PACKAGE... : sees to it that these Debian packages are installed, or says how and ends.
require_packages() {
	local why=$1 package missing=()
	shift
	if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
		echo "$why Install what Debian calls '$*' with your system's package manager, then start this again." >&2
		exit 1
	fi
	for package in "$@"; do
		if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
			missing+=("$package")
		fi
	done
	if [ ${#missing[@]} -eq 0 ]; then
		return
	fi
	if [ "$(id -u)" -ne 0 ]; then
		echo "$why This needs the system packages: ${missing[*]}. Install them with this command, then start again:" >&2
		echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
		exit 1
	fi
	echo "$why Installing the system packages: ${missing[*]}" >&2
	if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } \
			</dev/null >&2; then
		echo "The system packages ${missing[*]} could not be installed; apt-get says why above." >&2
		exit 1
	fi
}

# What the window needs, and what the tests of the window need beside that.
readonly window_packages='libgtk-3-0 libwebkit2gtk-4.1-0 fonts-dejavu-core adwaita-icon-theme'
readonly display_packages='xvfb xauth openbox dbus-x11 xdotool'

# Whether the libraries of the window are there, whoever installed them.
has_window_libraries() {
	ldconfig -p 2>/dev/null | grep -q 'libgtk-3\.so\.0' && ldconfig -p | grep -q 'libwebkit2gtk-4\.1\.so\.0'
}
