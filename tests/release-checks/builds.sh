# To be sourced by tests/release: what is built, in which folders, and that the same commit gives the same.

# All of it; ends the script if something cannot be built, since there is nothing to test then.
build_all() {
	build_first_version
	build_it_elsewhere
	build_next_version
}

readonly first=$work/first second=$work/second
readonly released=releng/org.agentworld.product/target/release

# clone SOURCE FOLDER : since what is tested is the last commit, and since the build must not depend on its folder.
clone() {
	if [ ! -d "$2" ]; then
		git clone -q "$1" "$2"
	fi
}

build_first_version() {
	clone "$project" "$first"
	[ -d "$first/$released" ] || "$first/releng/release"
}

build_it_elsewhere() {
	mkdir -p "$work/an other folder"
	clone "$first" "$work/an other folder/again"
	[ -d "$work/an other folder/again/$released" ] || "$work/an other folder/again/releng/release" --bundles
}

build_next_version() {
	if [ -d "$second/$released" ]; then
		return
	fi
	clone "$first" "$second"
	(
		cd "$second"
		./mvnw -B -ntp -q org.eclipse.tycho:tycho-versions-plugin:set-version -DnewVersion="$(next_version)-SNAPSHOT" \
			</dev/null
		git -c user.name=test -c user.email=test@localhost commit -qam "Next version"
		releng/release
	)
}

first_version() {
	sed -n 's/.*<version>\([0-9.]*\)-SNAPSHOT<.*/\1/p' "$project/pom.xml" | head -n 1
}

next_version() {
	first_version | awk -F. '{ print $1 "." $2 + 1 ".0" }'
}

# Names and checksums of the bundles and features that were built, without the libraries.
built_jars() {
	(
		cd "$1/releng/org.agentworld.product/target/repository"
		sha256sum plugins/org.agentworld.*.jar features/*.jar
	)
}

check_builds_are_equal() {
	built_jars "$first" >"$work/jars-first"
	built_jars "$work/an other folder/again" >"$work/jars-again"
	check "two clones give equal bundles and features ($(wc -l <"$work/jars-first"))" \
		diff "$work/jars-first" "$work/jars-again"
}
