# To be sourced from the project's folder: where the built program is, and whether it is up to date.

readonly product_target=releng/org.agentworld.product/target
readonly product_folder=$product_target/products/org.agentworld.product/linux/gtk/x86_64/agentworld
readonly product_stamp=$product_target/built-from

# A checksum of all that the program is built from. Contents, not times: git sets times as it likes. Without what the
# build itself makes (see .gitignore), or the second start would build again.
product_sources() {
	find pom.xml .mvn bundles features releng \
		\( -name target -o -name src-gen -o -name lib -o -name bin -o -name .settings \) -prune \
		-o -type f ! -name '.*' -print0 | xargs -0 cksum | LC_ALL=C sort | cksum
}

product_is_built_from() {
	[ -d "$product_folder" ] && [ "$(cat "$product_stamp" 2>/dev/null)" = "$1" ]
}
