# To be sourced by tests/release: what authors of plug-ins do with what is packed.

check_authors_of_plugins() {
	rm -rf "$work/author"
	mkdir -p "$work/author/site"
	tar -xzf "$(echo "$first/$released"/*-linux.gtk.x86_64.tar.gz)" -C "$work/author"
	unzip -q "$first/$released/agentworld-site.zip" -d "$work/author/site"
	cp -r docs/example-plugin "$work/author/example"
	check "the tutorial for plug-ins leads to an agent that answers" tests/tutorial "$work/author/agentworld" "$work/author/site"
	check "the example plug-in is built and tested" ./mvnw -B -ntp -f "$work/author/example" verify \
		-Dagentworld.site="file:$work/author/site"
	check "the example plug-in is installed" platform "$work/author/agentworld" org.eclipse.equinox.p2.director \
		-repository "file:$work/author/example/org.example.agents.site/target/repository" \
		-installIU org.example.agents.feature.feature.group
	cat >"$work/author/world.json" <<-END
		{"format": "agent-world-workbench", "version": 1, "kind": "WORLD", "world": {"name": "Sums"}, "agents": [
		{"id": "a", "name": "Calculator", "contribution": "org.example.agents/calculator", "answeredByClass": true}],
		"chats": []}
	END
	check "a world with its calculator comes in" author_runs import "$work/author/world.json"
	check "its calculator answers" author_says '**14**' chat --world Sums --chat First '2 * (3 + 4)'
}

author_runs() {
	XDG_DATA_HOME=$work/author/data "$work/author/agentworld/agentworld" --headless "$@"
}

author_says() {
	author_runs "${@:2}" | grep -F "$1"
}
