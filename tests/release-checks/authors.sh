# To be sourced by tests/release: what authors of plug-ins do with what is packed.

check_authors_of_plugins() {
	rm -rf "$work/author"
	mkdir "$work/author"
	tar -xzf "$(echo "$first/$released"/*-linux.gtk.x86_64.tar.gz)" -C "$work/author"
	check "the tutorial for plug-ins leads to an agent that answers" tests/tutorial "$work/author/agentworld" \
		"$work/plugins/program-site"
}
