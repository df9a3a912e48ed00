# To be sourced: what every JVM of the project needs, for run, test and mvnw alike.

readonly required_java=25

# Prints the major version of the JDK in folder $1; nothing if there is no JDK. Reads a file rather than start a JVM.
jdk_version() {
	if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
		sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
	fi
}

# In a locale without UTF-8 a JVM cannot name files whose names are not ASCII.
use_utf8() {
	if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
		export LC_ALL=C.UTF-8
	fi
}

# Exports JAVA_HOME: the one that is set if it will do, else the newest JDK of the usual places.
use_jdk() {
	local best='' best_version=$((required_java - 1)) folder version
	version=$(jdk_version "${JAVA_HOME:-}")
	if [ "${version:-0}" -ge "$required_java" ]; then
		export JAVA_HOME
		return
	fi
	for folder in /usr/lib/jvm/* /usr/java/* /opt/* "$HOME"/.sdkman/candidates/java/* \
			/Library/Java/JavaVirtualMachines/*/Contents/Home; do
		version=$(jdk_version "$folder")
		if [ "${version:-0}" -gt "$best_version" ]; then
			best=$folder
			best_version=$version
		fi
	done
	if [ -z "$best" ]; then
		cat >&2 <<-END
			There is no JDK $required_java or newer here (a JRE is not enough: the program is built from its sources).
			Looked at JAVA_HOME (${JAVA_HOME:-not set}), /usr/lib/jvm, /usr/java, /opt, ~/.sdkman/candidates/java and
			/Library/Java/JavaVirtualMachines.
			Install one, for example Eclipse Temurin $required_java, and if it is in another place set JAVA_HOME to its folder.
		END
		exit 1
	fi
	export JAVA_HOME=$best
}
