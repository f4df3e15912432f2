#!/usr/bin/env bash
# Runs Tapedeck: checks JDK and Maven, builds what is missing or stale, and passes its arguments on.
#   ./run_app.sh                 the window, on the embedded demo exchange
#   ./run_app.sh --help          every command and option
# TAPEDECK_JAVA_OPTS goes to the JVM.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dist=$home/app/target/dist
stamp=$home/app/target/dist/built

fail() {
  printf '%s\n' "$1" >&2
  exit 2
}

java=java
[ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ] && java=$JAVA_HOME/bin/java
command -v "$java" >/dev/null 2>&1 || fail "Tapedeck needs a JDK 17 or newer; none was found. On Debian: apt-get install openjdk-17-jdk maven"

stale() {
  [ -f "$stamp" ] || return 0
  [ -n "$(find "$home/pom.xml" "$home"/plugin-api "$home"/plugins "$home"/app \
    -path '*/target' -prune -o -path '*/src/test' -prune -o -type f -newer "$stamp" -print -quit)" ]
}

if stale; then
  version=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${version:-0}" -ge 17 ] || fail "Tapedeck needs a JDK 17 or newer; '$java' is ${version:-unknown}. Set JAVA_HOME to a newer one."
  command -v mvn >/dev/null 2>&1 || fail "Tapedeck is not built yet and Maven 3.8 or newer was not found. On Debian: apt-get install maven"
  log=$home/app/target/build.log
  mkdir -p "$home/app/target"
  if ! (cd "$home" && mvn -q -B -DskipTests -pl app -am package) >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    fail "The build failed; the whole output is in app/target/build.log"
  fi
  touch "$stamp"
fi

# shellcheck disable=SC2086 # the options are several words by intent
exec "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=4 -Xms128m -Xmx512m -Dtapedeck.plugins="$dist/plugins" \
  ${TAPEDECK_JAVA_OPTS:-} -cp "$dist/lib/*" io.tapedeck.app.Tapedeck "$@"
