#!/usr/bin/env bash
# Builds the jars twice from clean copies of the sources with the same JDK, and fails when any of them differs by a byte.
#   packaging/reproducible.sh [-o]      arguments go to Maven
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(dirname "$here")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for copy in one two; do
  # Folders of different names and lengths, so that a path that gets into a jar is seen.
  mkdir -p "$work/$copy-$copy"
  (cd "$home" && git ls-files -z | tar -c --null -T - -f -) | tar -x -C "$work/$copy-$copy"
  (cd "$work/$copy-$copy" && mvn -q -B -ntp -DskipTests -Psbom -pl app -am "$@" package)
  (cd "$work/$copy-$copy/app/target" && find dist tapedeck-sbom.json -type f ! -name built | LC_ALL=C sort | xargs sha256sum) >"$work/$copy.sums"
done
if ! diff "$work/one.sums" "$work/two.sums"; then
  echo "Two builds of the same sources differ." >&2
  exit 1
fi
echo "$(wc -l <"$work/one.sums" | tr -d ' ') files are the same to the byte in both builds."
