# To be sourced after packages.sh: a display of its own for a window that nobody looks at.

# start_display WHY : exports DISPLAY, and ends the display with the script. With a window manager, without which nothing
# gets the focus.
start_display() {
	# shellcheck disable=SC2086 # lists
	require_packages "$1" $window_packages $display_packages
	local number
	exec 7< <(exec Xvfb -displayfd 1 -screen 0 1600x1000x24 -nolisten tcp 2>/dev/null)
	xvfb_pid=$!
	trap stop_display EXIT
	if ! read -r -t 30 number <&7; then
		echo "The display (Xvfb) did not start." >&2
		exit 1
	fi
	export DISPLAY=:$number
	unset WAYLAND_DISPLAY
	openbox >/dev/null 2>&1 &
	openbox_pid=$!
}

stop_display() {
	kill ${openbox_pid:+"$openbox_pid"} "$xvfb_pid" 2>/dev/null || true
}
