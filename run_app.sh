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

# The class-data archive: the program's classes as the JVM has them in memory. The JVM writes it when a run of the window ends, the next start takes it into use. Its name holds
# the JDK and the build, so that another JDK or build makes another. TAPEDECK_NO_CDS=1 does without. See docs/adr/0024-class-data-archive.md
cache() {
  local before='' word
  for word in "$@"; do
    case $before/$word in
      --data-dir/*) printf '%s/cache' "$word" && return ;;
      */--data-dir=*) printf '%s/cache' "${word#--data-dir=}" && return ;;
    esac
    before=$word
  done
  case $(uname) in
    Darwin) printf '%s/Library/Caches/tapedeck' "${HOME:-}" ;;
    *) printf '%s/tapedeck' "${XDG_CACHE_HOME:-${HOME:-}/.cache}" ;;
  esac
}

# Prints the archive to use, or, with a + before it, the file to write one to.
archive() {
  local release jdk build folder name fresh owner file size
  release=$(readlink -f "$(command -v "$java")") || return 0
  release=${release%/bin/java}/release
  jdk=$(sed -n 's/^JAVA_RUNTIME_VERSION="\([A-Za-z0-9.+_-]*\)".*/\1/p' "$release") || return 0
  [ -n "$jdk" ] || return 0
  # The JVM takes no archive of jars with other times or sizes.
  build=$( (stat -c '%n %Y %s' "$release" "$dist"/lib/* || stat -f '%N %m %z' "$release" "$dist"/lib/*) | cksum) || return 0
  folder=$(cache "$@")/classes
  name=$jdk-${build%% *}
  for fresh in "$folder"/*.new; do
    owner=${fresh%.new}
    owner=${owner##*.}
    [ -f "$fresh" ] && ! kill -0 "$owner" || continue
    # The JVM writes the head last: without it the file is not whole. Without the mark it holds no window.
    if [ "${fresh%."$owner".new}" = "$folder/$name" ] && [ -e "$fresh.shown" ] && [ "$(head -c 4 "$fresh" | tr -d '\0' | wc -c)" -gt 0 ]; then
      mv -f "$fresh" "$folder/$name-$(wc -c <"$fresh" | tr -d ' ').jsa" || return 0
      find "$folder" -name "*.jsa" ! -name "$name-*.jsa" \( -name "$jdk-*" -o -mtime +30 \) -exec rm -f {} +
    fi
    rm -f "$fresh" "$fresh.shown"
  done
  for file in "$folder/$name"-*.jsa; do
    [ -r "$file" ] || continue
    size=${file%.jsa}
    if [ "${size##*-}" -eq "$(wc -c <"$file")" ]; then
      printf '%s' "$file"
      return 0
    fi
    rm -f "$file" # Cut off: the JVM of JDK 17 does not look and dies of it.
  done
  if mkdir -p "$folder" && [ -w "$folder" ]; then
    printf '+%s' "$folder/$name.$$.new"
  fi
}

classes=()
case ${TAPEDECK_NO_CDS:-}:${TAPEDECK_JAVA_OPTS:-} in
  1:* | *-Xshare* | *Archive*) ;;
  *)
    found=$(archive "$@" 2>/dev/null) || found=
    # Nothing the JVM thinks of an archive belongs on the console; a damaged one is refused.
    case $found in
      '') ;;
      +*) classes=(-Xlog:disable "-XX:ArchiveClassesAtExit=${found#+}" "-Dtapedeck.archive=${found#+}") ;;
      *) classes=(-Xlog:disable -XX:+VerifySharedSpaces "-XX:SharedArchiveFile=$found") ;;
    esac
    # Commands use the archive and make none.
    for word in "$@"; do
      case $found/$word in +*/inspect | +*/headless | +*/selftest | +*/soak | +*/--help | +*/-h | +*/--version | +*/-V) classes=() ;; esac
    done
    ;;
esac

# The optimising compiler begins later than usual: at the start it took more processor time than all else, for code that runs a few times. What is hot gets to it within a second or two.
later=(-XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=5000 -XX:Tier4CompileThreshold=40000 -XX:Tier4BackEdgeThreshold=200000)

# shellcheck disable=SC2086 # the options are several words by intent
exec "$java" -XX:+UseSerialGC "${later[@]}" -Xms128m -Xmx512m -Dtapedeck.plugins="$dist/plugins" ${classes[@]+"${classes[@]}"} \
  ${TAPEDECK_JAVA_OPTS:-} -cp "$dist/lib/*" io.tapedeck.app.Tapedeck "$@"
