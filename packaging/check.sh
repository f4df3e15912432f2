#!/usr/bin/env bash
# Builds the deb, installs it on this machine, checks what a user would see, and removes it again. Needs root on Debian or Ubuntu and no Tapedeck installed; with a folder of a bare
# system as its argument (mmdebstrap --variant=minbase bookworm FOLDER) the package is also installed there, with all it depends on. Ends with 0 when everything holds.
#   packaging/check.sh [--package FILE] [BARE-SYSTEM]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$here/target/check
root=/usr/lib/tapedeck
failures=0

fail() {
  printf 'FAILED  %s\n' "$1"
  failures=$((failures + 1))
}

# Says what must hold, and whether the command that follows says so.
holds() {
  local sentence=$1 log=$work/last.log
  shift
  if "$@" >"$log" 2>&1; then
    printf 'ok      %s\n' "$sentence"
  else
    fail "$sentence"
    sed 's/^/          /' "$log" | tail -n 20
  fi
}

[ "$(id -u)" = 0 ] || { echo "packaging/check.sh installs a package, so it must be root." >&2; exit 2; }
for tool in dpkg-deb lintian desktop-file-validate appstreamcli xvfb-run xprop xwininfo import compare; do
  command -v "$tool" >/dev/null || { echo "$tool is missing. On Debian: apt-get install lintian desktop-file-utils appstream xvfb xauth x11-utils imagemagick" >&2; exit 2; }
done
! dpkg -s tapedeck >/dev/null 2>&1 || { echo "Tapedeck is installed here; remove it first, the check installs and purges it." >&2; exit 2; }

package=
if [ "${1:-}" = --package ]; then
  package=$(readlink -f "$2")
  shift 2
else
  "$here/build.sh" deb
  package=$(ls -t "$here"/target/out/*.deb | head -n 1)
fi
bare=${1:-}
rm -rf "$work"
mkdir -p "$work"
export HOME=$work/home XDG_CONFIG_HOME=$work/home/.config XDG_DATA_HOME=$work/home/.local/share XDG_CACHE_HOME=$work/home/.cache
mkdir -p "$HOME"
unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS
trap 'dpkg --purge tapedeck >/dev/null 2>&1 || true' EXIT

small() { [ "$(wc -c <"$package")" -le $((60 * 1024 * 1024)) ]; }
checksum() { (cd "$(dirname "$package")" && sha256sum -c "$(basename "$package").sha256"); }
holds "the package is 60 MB at most" small
holds "its checksum lies beside it and is right" checksum
holds "its bill of materials lies beside it" grep -q jfreechart "$package.cdx.json"
holds "lintian finds no error" lintian --fail-on error "$package"

before() { find /usr /etc -xdev \( -name '*tapedeck*' -o -name '*Tapedeck*' \) -not -path "$here/*" | sort; }
left=$(before)
holds "it installs" dpkg -i "$package"
holds "it is on the path" test "$(command -v tapedeck)" = /usr/bin/tapedeck
holds "it passes its self test" tapedeck selftest
says_version() { tapedeck --version | grep -q "$(dpkg-deb -f "$package" Version)"; }
holds "it says its version" says_version
holds "the desktop entry is valid" desktop-file-validate /usr/share/applications/tapedeck.desktop
holds "the AppStream data is valid" appstreamcli validate --no-net /usr/share/metainfo/io.tapedeck.Tapedeck.metainfo.xml
knows_tape() { grep -q '^application/x-tapedeck-tape:\*.tape\|application/x-tapedeck-tape:.*tape' /usr/share/mime/globs; }
[ ! -f /usr/share/mime/globs ] || holds "recordings have a type of their own" knows_tape
holds "the licence of the LGPL libraries is there" test -s $root/lib/licences/LGPL-2.1.txt
holds "the licences of the runtime are there" test -s $root/lib/runtime/legal/java.base/LICENSE

# Every library of the system that the runtime needs is there.
complete() {
  find $root -name '*.so' ! -name libjsound.so -exec ldd {} + >"$work/needs" 2>/dev/null || true
  ! grep 'not found' "$work/needs" | grep -v -E 'lib(jvm|jli|java|net|awt|awt_xawt|freetype)\.so'
}
holds "all libraries of the system are there" complete

tls() {
  local store
  mkdir -p "$work/tls"
  "$(jdk)/bin/javac" --release 17 -d "$work/tls" "$here/TlsCheck.java"
  store=$work/tls/store.p12
  rm -f "$store"
  $root/lib/runtime/bin/keytool -genkeypair -keystore "$store" -storepass changeit -storetype PKCS12 -alias ec -keyalg EC -groupname secp256r1 -dname CN=localhost -ext SAN=IP:127.0.0.1
  $root/lib/runtime/bin/keytool -genkeypair -keystore "$store" -storepass changeit -storetype PKCS12 -alias rsa -keyalg RSA -keysize 2048 -dname CN=localhost -ext SAN=IP:127.0.0.1
  $root/lib/runtime/bin/java -cp "$work/tls" TlsCheck "$store" changeit
}
jdk() { dirname "$(dirname "$(readlink -f "$(command -v javac)")")"; }
holds "the runtime speaks TLS with both kinds of certificates" tls

# A run of the window until prices have moved, with one more option for the JVM; prints the milliseconds.
start() {
  local from to
  from=$(date +%s%N)
  JAVA_TOOL_OPTIONS="-Dtapedeck.firstPaint=close $1" xvfb-run -a -s "-screen 0 1600x1000x24" tapedeck >"$work/start.log" 2>/dev/null
  to=$(date +%s%N)
  grep -q painted "$work/start.log" && echo $(((to - from) / 1000000))
}
# The log of classes goes to a file of its own: the launcher's -Xlog:disable comes before this option's effect only when it is given in the environment, so the configuration is copied and changed.
archive_is_used() {
  local copy=$work/copy
  rm -rf "$copy"
  cp -a $root "$copy"
  sed -i "s,^java-options=-Xlog:disable\$,java-options=-Xlog:class+load:file=$work/classes.log," "$copy/lib/app/tapedeck.cfg"
  JAVA_TOOL_OPTIONS=-Dtapedeck.firstPaint=close xvfb-run -a "$copy/bin/tapedeck" >/dev/null 2>&1
  echo "$(grep -c 'source: shared objects file' "$work/classes.log") of $(wc -l <"$work/classes.log") classes from the archive"
  [ "$(grep -c 'shared objects file' "$work/classes.log")" -gt $(($(wc -l <"$work/classes.log") * 3 / 4)) ] && grep -q 'io.tapedeck.app.ui.MainWindow source: shared objects file' "$work/classes.log"
}
holds "the class-data archive is used, also in another folder" archive_is_used
cat "$work/last.log" | sed 's/^/          /'
must_map() { JAVA_TOOL_OPTIONS="-XX:AOTMode=on -Dtapedeck.firstPaint=close" xvfb-run -a tapedeck 2>/dev/null | grep -q painted; }
holds "the installed program starts when the JVM must use the archive" must_map

window() {
  tapedeck >"$work/window.log" 2>&1 &
  local program=$! id='' round
  for round in $(seq 120); do
    id=$(xwininfo -root -tree 2>/dev/null | awk '/"Tapedeck .*DEMO/ {print $1; exit}')
    [ -z "$id" ] || break
    sleep 0.5
  done
  [ -n "$id" ] && xprop -id "$id" WM_CLASS | tee "$work/class" | grep -q "\"$(sed -n 's/^StartupWMClass=//p' /usr/share/applications/tapedeck.desktop)\"" || { kill $program; return 1; }
  for round in $(seq 60); do
    import -window root "$work/one.png"
    sleep 1
    import -window root "$work/two.png"
    # Two pictures of a moving market differ in more than a clock.
    if [ "$(compare -metric AE "$work/one.png" "$work/two.png" null: 2>&1 | sed 's/[^0-9].*//')" -gt 5000 ]; then
      kill $program
      wait $program || true
      return 0
    fi
  done
  kill $program
  return 1
}
export work
holds "the window opens, is known to the desktop, and moves" xvfb-run -a -s "-screen 0 1600x1000x24" bash -c "$(declare -f window); window"

# A recording made by the installed program, read back by it, and opened as a double click opens it.
tape=$work/check.tape
records() { tapedeck headless --plugin demo --symbols BTC/USD,ETH/USD --seconds 5 --record "$tape" && tapedeck inspect "$tape" | grep -q 'ledger adds up'; }
holds "it records, and reads its recording back" records
grep -q '^Exec=tapedeck %f$' /usr/share/applications/tapedeck.desktop && opens=tapedeck || opens=false
replay() {
  $opens "$tape" >"$work/replay.log" 2>&1 &
  local program=$! round
  for round in $(seq 120); do
    if xwininfo -root -tree 2>/dev/null | grep -q '"check.tape .*REPLAY'; then
      kill $program
      wait $program || true
      [ ! -s "$work/replay.log" ]
      return
    fi
    sleep 0.5
  done
  kill $program
  return 1
}
export tape opens
holds "a recording opens in a window marked REPLAY, without a word on the console" xvfb-run -a -s "-screen 0 1600x1000x24" bash -c "$(declare -f replay); replay"
says_why() { ! tapedeck "$work/none.tape" 2>"$work/none.log" && grep -q "There is no file" "$work/none.log"; }
holds "a recording that is not there is told in a sentence" says_why

# A library under the LGPL in a version of the user's own: the same classes in a jar of another time and size.
replaced() {
  local jar
  jar=$(ls $root/lib/app/jfreechart-*.jar)
  cp -p "$jar" "$work/kept.jar"
  (cd "$work" && rm -rf own && mkdir own && cd own && unzip -q "$jar" && "$(jdk)/bin/jar" --create --file "$jar" .)
  tapedeck selftest && start "" && cp -p "$work/kept.jar" "$jar"
}
holds "JFreeChart can be replaced" replaced

read_only() { ! find $root -newer "$work/written" -not -name '*.jar' -not -type d | grep .; }
touch "$work/written"
start "" >/dev/null
holds "a run writes nothing into the program's own folder" read_only
holds "settings are in the user's folder" test -n "$(ls "$XDG_CONFIG_HOME/tapedeck")"
sums=$(find "$XDG_CONFIG_HOME/tapedeck" -type f -exec cksum {} + | sort)
holds "it installs over itself" dpkg -i "$package"
mkdir -p "$XDG_DATA_HOME/tapedeck/plugins" && echo mine >"$XDG_DATA_HOME/tapedeck/plugins/mine.txt"
same() { [ "$sums" = "$(find "$XDG_CONFIG_HOME/tapedeck" -type f -exec cksum {} + | sort)" ] && [ -f "$XDG_DATA_HOME/tapedeck/plugins/mine.txt" ]; }
holds "settings are as they were" same
removal() { dpkg --remove tapedeck >"$work/removal.log" && grep -q '/[.]config/tapedeck' "$work/removal.log"; }
holds "removal says where the user's data stays" removal
holds "and leaves it there" same
holds "it can be purged" dpkg --purge tapedeck
clean() { [ "$left" = "$(before)" ] && [ ! -e $root ]; }
holds "nothing of the program is left" clean

if [ -n "$bare" ]; then
  cp "$package" "$bare/tmp/tapedeck.deb"
  [ -f "$bare/etc/resolv.conf" ] || cp /etc/resolv.conf "$bare/etc/"
  in_bare() { chroot "$bare" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive http_proxy="${http_proxy:-}" "$@"; }
  mountpoint -q "$bare/proc" || { mount -t proc proc "$bare/proc" && trap 'umount "$bare/proc"; dpkg --purge tapedeck >/dev/null 2>&1 || true' EXIT; }
  in_bare apt-get update -qq
  holds "apt installs it on a bare system" in_bare apt-get install -y -qq --no-install-recommends /tmp/tapedeck.deb
  holds "it passes its self test there" in_bare tapedeck selftest
  in_bare apt-get install -y -qq --no-install-recommends xvfb xauth >/dev/null 2>&1
  there() { in_bare env JAVA_TOOL_OPTIONS=-Dtapedeck.firstPaint=close xvfb-run -a tapedeck | grep -q painted; }
  holds "the window opens there and moves" there
  holds "it is purged there" in_bare apt-get purge -y -qq tapedeck
fi

[ $failures = 0 ] || { echo "$failures checks failed."; exit 1; }
echo "Everything holds."
