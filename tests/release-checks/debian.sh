# To be sourced by tests/release: the .deb in a Debian that was made for it.

# A mirror that this machine uses.
mirror() {
	sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb \(\[.*\] \)\?\([^ ]*\).*/\2/p' /etc/apt/sources.list.d/* /etc/apt/sources.list \
		2>/dev/null | head -n 1
}

# in_debian COMMAND... : as root of the Debian.
in_debian() {
	chroot "$debian" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive "$@"
}

# as_person COMMAND... : as somebody who works there, on this machine's display.
as_person() {
	chroot --userspec=person:person "$debian" env -i PATH=/usr/bin:/bin HOME=/home/person DISPLAY="$DISPLAY" "$@"
}

make_debian() {
	if [ ! -e "$debian/made" ]; then
		debootstrap --variant=minbase "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$debian" "$(mirror)"
		cp /etc/apt/apt.conf.d/* "$debian/etc/apt/apt.conf.d/" 2>/dev/null || true
		cp /etc/resolv.conf "$debian/etc/"
		touch "$debian/made"
	fi
	mkdir -p "$debian/tmp/.X11-unix"
	mount --bind /tmp/.X11-unix "$debian/tmp/.X11-unix"
	mount -t proc proc "$debian/proc"
	mount -t tmpfs tmpfs "$debian/dev/shm"
	in_debian id person >/dev/null 2>&1 || in_debian useradd -m person
	in_debian apt-get update
}

install_package() {
	local package
	package=$(echo "$1/$released"/*.deb)
	cp "$package" "$debian/tmp/"
	in_debian apt-get install -y "/tmp/$(basename "$package")"
}

# p2 of the installed program, for the person: as in the dialogs, but from a command line.
director() {
	as_person sh -c 'exec /opt/agent-world/lib/runtime/bin/java -jar /opt/agent-world/lib/agentworld/plugins/org.eclipse.equinox.launcher_*.jar \
		-nosplash -consoleLog -data @none -configuration "$HOME/.local/share/agent-world/installed/configuration" \
		-application org.eclipse.equinox.p2.director "$@"' sh "$@"
}

offered() {
	as_person agent-world --headless agent offered | grep -F "$1"
}

nothing_is_offered() {
	local all
	all=$(as_person agent-world --headless agent offered)
	[ -z "$all" ]
}

# Of the world that the chat without a window made.
calculator_answers() {
	as_person agent-world --headless agent create --world Garden --from org.example.agents/calculator &&
		as_person agent-world --headless chat --world Garden --chat Sums '@Calculator 2 * (3 + 4)' | grep -F '**14**'
}

# until_seen SECONDS COMMAND... : runs it once a second until it succeeds.
until_seen() {
	local left=$1
	shift
	until "$@" >/dev/null 2>&1; do
		left=$((left - 1))
		if [ "$left" -lt 0 ]; then
			echo "This did not come about: $*"
			return 1
		fi
		sleep 1
	done
}

is_window() {
	xdotool search --onlyvisible --name 'Agent World Workbench'
}

running() {
	pgrep -f '^/opt/agent-world/lib/agentworld/../runtime/bin/java .*org.agentworld.app.workbench'
}

is_another_than() {
	local now
	now=$(running) && [ "$now" != "$1" ] && is_window
}

is_stored() {
	grep -aqF "$1" "$debian"/home/person/.local/share/agent-world/*.db*
}

open_window() {
	chroot --userspec=person:person "$debian" env -i PATH=/usr/bin:/bin HOME=/home/person DISPLAY="$DISPLAY" agent-world \
		>"$work/window.log" 2>&1 &
	window_program=$!
	until_seen 180 is_window || {
		cat "$work/window.log"
		return 1
	}
}

# A new chat, and a message in it.
say_in_the_window() {
	xdotool windowactivate --sync "$(is_window | tail -n 1)" key ctrl+t
	# The new chat's tab names the window, too.
	until_seen 60 xdotool search --onlyvisible --name 'Chat'
	xdotool type --delay 100 "$1"
	xdotool key Return
	until_seen 60 is_stored "$1"
}

# By the last entry but one of the menu File.
restart_the_window() {
	local before
	before=$(running)
	xdotool key alt+f
	xdotool key --delay 300 Up Up Return
	until_seen 180 is_another_than "$before"
}

# As a logout does: to the start script alone.
end_the_window() {
	kill "$window_program"
	until_seen 60 sh -c "! kill -0 $window_program"
	! running
}

use_the_window() {
	# If something does not come about: how it looked then, and nothing stays behind.
	trap 'import -window root "$work/window.png" || true; kill "$window_program" || true' EXIT
	open_window
	say_in_the_window 'Hello from the window'
	restart_the_window
	end_the_window
	trap - EXIT
}

window_chat_is_kept() {
	as_person agent-world --headless export Garden --format json --output /home/person/garden.json &&
		grep -F 'Hello from the window' "$debian/home/person/garden.json"
}

check_debian_package() {
	check "a Debian is made" make_debian
	rm -rf "$debian/tmp/sites"
	cp -r "$work/sites" "$debian/tmp/"
	check "apt installs the .deb with what it depends on" install_package "$first"
	check "agent-world is on the PATH and says its version" \
		sh -c "chroot '$debian' agent-world --headless --version | grep -F 'Agent World Workbench $(first_version)'"
	check "there is a menu entry with an icon" in_debian test -e /usr/share/applications/agent-world.desktop -a \
		-e /usr/share/icons/hicolor/scalable/apps/agent-world.svg
	check "a chat without a window" as_person agent-world --headless chat --world Garden --chat Trees --connection offline \
		"What do you need?"
	check "the window opens, takes a message, restarts, and ends with its start script" use_the_window
	check "what was said there is kept" window_chat_is_kept
	check "the example plug-in is installed from a site, over a program that the person may not write" \
		director -repository file:/tmp/sites/1.0.0 -installIU "$plugin"
	check "its agents are offered" offered 'Calculates, and shows its steps.'
	check "its calculator becomes an agent of a world, and answers" calculator_answers
	check "apt upgrades the .deb" install_package "$second"
	check "the upgraded program is the next version" \
		sh -c "chroot '$debian' agent-world --headless --version | grep -F 'Agent World Workbench $(next_version)'"
	check "the plug-in is still there" offered 'Calculates, and shows its steps.'
	check "the plug-in is updated from a site" director -repository file:/tmp/sites/1.1.0 -uninstallIU "$plugin" \
		-installIU "$plugin"
	check "the update is there" offered "$newer_words"
	check "the plug-in is uninstalled" director -uninstallIU "$plugin"
	check "what it offered is gone" nothing_is_offered
	check "apt removes the .deb" in_debian apt-get purge -y agent-world
	check "nothing of the program is left" in_debian test ! -e /opt/agent-world -a ! -e /usr/bin/agent-world
	check "what is the person's is left" sh -c "ls '$debian'/home/person/.local/share/agent-world/*.db"
}
