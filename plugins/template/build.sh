#!/usr/bin/env bash
# Builds this plugin outside Tapedeck's source: with a JDK 17 or newer and Tapedeck's jars; no Maven, no network.
#   ./build.sh FOLDER     FOLDER holds the jars: app/target/dist/lib where Tapedeck was built, lib where it is installed
# Leaves build/ID-VERSION.zip, named after plugin.properties. Put it into the program's plugins folder.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

fail() {
  printf '%s\n' "$1" >&2
  exit 2
}

[ $# -eq 1 ] || fail "Usage: $0 FOLDER, the folder with Tapedeck's jars"
[ -d "$1" ] || fail "There is no folder $1"
lib=$(cd "$1" && pwd)
bin=
[ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/javac" ] && bin=$JAVA_HOME/bin/
command -v "${bin}javac" >/dev/null 2>&1 || fail "A JDK 17 or newer is needed; no javac was found. Set JAVA_HOME to one."

# The contract and the kit, and what their signatures name; nothing else of the program.
path=
for name in tapedeck-plugin-api tapedeck-plugin-kit pf4j jspecify slf4j-api; do
  jar=$(find "$lib" -maxdepth 1 -name "$name-[0-9]*.jar" | head -n 1)
  [ -n "$jar" ] || fail "There is no $name in $lib"
  path=$path${path:+:}$jar
done
# What the plugin brings itself, if anything.
if [ -d "$home/lib" ]; then
  for jar in "$home"/lib/*.jar; do
    path=$path:$jar
  done
fi

property() {
  sed -n "s/^plugin\.$1=//p" "$home/plugin.properties"
}
zip=$home/build/$(property id)-$(property version).zip

rm -rf "$home/build"
mkdir -p "$home/build/zip/classes"
cp "$home/plugin.properties" "$home/build/zip/"
[ ! -d "$home/lib" ] || cp -R "$home/lib" "$home/build/zip/"
[ ! -d "$home/src/main/resources" ] || cp -R "$home/src/main/resources/." "$home/build/zip/classes/"
# PF4J's processor writes META-INF/extensions.idx, by which the program finds the adapter.
find "$home/src/main/java" -name '*.java' -print0 | xargs -0 "${bin}javac" --release 17 -encoding UTF-8 -parameters \
  -d "$home/build/zip/classes" -cp "$path" --processor-path "$path"
[ -f "$home/build/zip/classes/META-INF/extensions.idx" ] || fail "No adapter with @Extension was found"
"${bin}jar" --create --no-manifest --file "$zip" -C "$home/build/zip" .
printf '%s\n' "$zip"
