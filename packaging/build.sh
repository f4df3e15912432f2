#!/usr/bin/env bash
# Builds a package of Tapedeck into packaging/target/out, with its SHA-256 beside it.
#   packaging/build.sh app-image          a folder that runs where it lies (every system)
#   packaging/build.sh deb | rpm          on Linux; needs dpkg-deb or rpmbuild
#   packaging/build.sh msi | exe          on Windows; needs WiX
#   packaging/build.sh dmg | pkg          on macOS
# Environment: TAPEDECK_PACKAGE_JDK     the JDK whose runtime is packed, 25 or newer (else JAVA_HOME, java on the path, or one in /usr/lib/jvm)
#              TAPEDECK_SKIP_BUILD=1    takes the jars in app/target/dist as they are
#              TAPEDECK_MAINTAINER      "Name <address>" for deb
#              signing                  see docs/packaging.md
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(dirname "$here")
work=$here/target
out=$work/out
dist=$home/app/target/dist

fail() {
  printf '%s\n' "$1" >&2
  exit "${2:-1}"
}

say() { printf '%s\n' "$1"; }

type=${1:-}
case $type in
  app-image | deb | rpm | msi | exe | dmg | pkg) ;;
  *) fail "Say what to build: packaging/build.sh app-image|deb|rpm|msi|exe|dmg|pkg" 2 ;;
esac
case $(uname -s) in
  Linux) system=linux ;;
  Darwin) system=macos ;;
  *) system=windows ;;
esac
case $system/$type in
  linux/deb | linux/rpm | windows/msi | windows/exe | macos/dmg | macos/pkg | */app-image) ;;
  *) fail "$type cannot be built on this system; jpackage builds for the system it runs on only." 2 ;;
esac

# Sets the JDK: from 25 on an archive of classes (the AOT cache) still counts after it was moved, which the package needs.
find_jdk() {
  local found candidate
  for candidate in "${TAPEDECK_PACKAGE_JDK:-}" "${JAVA_HOME:-}" "$(readlink -f "$(command -v java || true)" 2>/dev/null | sed 's,/bin/java$,,')" /usr/lib/jvm/*; do
    if [ -n "$candidate" ] && [ -f "$candidate/release" ] && { [ -x "$candidate/bin/jpackage" ] || [ -x "$candidate/bin/jpackage.exe" ]; }; then
      found=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$candidate/release")
      if [ "${found:-0}" -ge 25 ]; then
        jdk=$candidate
        return 0
      fi
    fi
  done
  fail "Packages need a JDK 25 or newer with jpackage; name its folder in TAPEDECK_PACKAGE_JDK." 2
}
find_jdk

need() { command -v "$1" >/dev/null 2>&1 || fail "$type needs $1. On Debian: apt-get install $2" 2; }
[ "$type" != deb ] || need dpkg-deb dpkg
[ "$type" != rpm ] || need rpmbuild rpm
[ "$type" != deb ] && [ "$type" != rpm ] || need gzip gzip

version=$(sed -n '/<parent>/,/<\/parent>/d; s,.*<version>\(.*\)</version>.*,\1,p' "$home/pom.xml" | head -n 1)
# Digits and dots only: jpackage takes nothing else.
version=${version%%-*}
stamp=$(sed -n 's,.*<project.build.outputTimestamp>\(.*\)</project.build.outputTimestamp>.*,\1,p' "$home/pom.xml")
day=${stamp%%T*}
utc="TZ=UTC0"
clock=$(printf '%s' "$stamp" | tr -d ':Z-' | sed 's/T\([0-9]\{4\}\)\([0-9]\{2\}\)/\1.\2/')

if [ "${TAPEDECK_SKIP_BUILD:-}" != 1 ]; then
  say "Building the jars"
  (cd "$home" && mvn -q -B -ntp -DskipTests -Psbom -pl app -am package)
fi
[ -d "$dist/lib" ] && [ -d "$dist/plugins" ] || fail "There are no jars in app/target/dist; run without TAPEDECK_SKIP_BUILD." 2

rm -rf "$work/run"
mkdir -p "$work/run" "$out"
cd "$work/run"

# Takes the tables of names out of programs and libraries, where there is a tool for it.
shrink() {
  if [ $system = linux ] && command -v strip >/dev/null 2>&1; then
    find "$@" -type f \( -perm -100 -o -name '*.so' \) -exec sh -c 'for file; do ! head -c 4 "$file" | grep -q ELF || { chmod u+w "$file" && strip --strip-unneeded "$file"; }; done' - {} +
  fi
}

# 1. What goes in. All times are the release's: the archive of classes is tied to them, and so is a build that can be repeated.
mkdir input plugins licences sbom
cp "$dist"/lib/*.jar input/
cp "$dist"/plugins/*.jar plugins/
chmod a-wx,a+r plugins/*.jar
# Plain jars: the host loads bundled ones in place, so nothing is ever unpacked into the program's own folder.
"$here/licences/collect.sh" input licences
if [ -f "$home/app/target/tapedeck-sbom.json" ]; then
  cp "$home/app/target/tapedeck-sbom.json" sbom/
else
  say "No software bill of materials: app/target/tapedeck-sbom.json is missing (mvn -Psbom package)."
  say "None was made for this build." >sbom/README.txt
fi
find input plugins licences sbom -exec env "$utc" touch -t "$clock" {} +

# 2. Icons and runtime.
"$jdk/bin/java" -cp "input/*" "$here/Icons.java" "$home/app/src/main/resources/io/tapedeck/app/look/icons/app.svg" icons
modules=$(grep -v '^#' "$here/jpackage/modules.txt" | tr -d '\r' | paste -sd, -)
say "Linking the runtime"
"$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --compress=zip-0 --output runtime
# Packed as it is: the package as a whole is compressed, and that is 20 MB smaller than a compressed part in it.
shrink runtime/bin runtime/lib
rm -f runtime/bin/jrunscript* runtime/bin/jfr*

# 3. The program with its runtime in a folder.
jar=$(cd input && ls tapedeck-app-*.jar)
"$jdk/bin/jpackage" --type app-image "@$here/jpackage/common.txt" "@$here/jpackage/$system.txt" --app-version "$version" --main-jar "$jar" --dest image >/dev/null
[ $system != linux ] || shrink image/tapedeck/bin image/tapedeck/lib/libapplauncher.so
case $system in
  linux) app=image/tapedeck/lib/app image=image/tapedeck launcher=image/tapedeck/bin/tapedeck ;;
  macos) app=image/tapedeck.app/Contents/app image=image/tapedeck.app launcher=image/tapedeck.app/Contents/MacOS/tapedeck ;;
  windows) app=image/tapedeck/app image=image/tapedeck launcher=image/tapedeck/tapedeck.exe ;;
esac
config=$app/tapedeck.cfg
if grep -q 'classpath=.*plugins' "$config"; then
  fail "The bundled plugins are on the class path; they must be seen by their own loaders only."
fi
rm -f "$app/.jpackage.xml.bak"
find "$app" -name '*.jar' -exec env "$utc" touch -t "$clock" {} +

# 4. A training run: the window opens on the demo exchange, closes when prices move, and the JVM writes its classes.
train() {
  local display=() profile
  if [ $system = linux ] && [ -z "${DISPLAY:-}" ]; then
    command -v xvfb-run >/dev/null 2>&1 || return 1
    display=(xvfb-run -a -s "-screen 0 1920x1080x24")
  fi
  profile=$(mktemp -d)
  cp "$config" trained.cfg
  { sed '/-Xlog:disable/d; /-XX:AOTCache=/d' trained.cfg
    printf '%s\n' 'java-options=-Dtapedeck.firstPaint=close' 'java-options=-XX:AOTCacheOutput=$APPDIR/tapedeck.aot'; } >"$config"
  # A folder of its own, so that what the trader has is neither used nor changed.
  env -u JAVA_TOOL_OPTIONS -u _JAVA_OPTIONS -u JDK_AOT_VM_OPTIONS XDG_CONFIG_HOME="$profile/c" XDG_DATA_HOME="$profile/d" XDG_CACHE_HOME="$profile/k" \
    APPDATA="$profile" LOCALAPPDATA="$profile" timeout 300 ${display[@]+"${display[@]}"} "$launcher" >training.log 2>&1 || true
  cp trained.cfg "$config"
  rm -rf "$profile"
  [ -s "$app/tapedeck.aot" ] && grep -q painted training.log
}
say "Training run for the class-data archive"
if ! train; then
  rm -f "$app/tapedeck.aot"
  if [ "${TAPEDECK_NO_ARCHIVE_OK:-}" != 1 ]; then
    fail "The training run made no class-data archive (packaging/target/run/training.log); it needs a display or xvfb-run. TAPEDECK_NO_ARCHIVE_OK=1 packs a slower program without."
  fi
  sed '/-XX:AOTCache=/d' "$config" >trained.cfg && cp trained.cfg "$config"
fi
# Where it was trained is gone from now on, as it will be for everybody else: a class that came out of the archive names the jar at that place as its origin.
mv image packed
image=packed/${image#image/} app=packed/${app#image/}
find "$image" -exec env "$utc" touch -h -t "$clock" {} +

sign_file() { # A command that signs the file it is given.
  if [ -n "${TAPEDECK_SIGN_COMMAND:-}" ]; then
    $TAPEDECK_SIGN_COMMAND "$1"
  fi
}

# 5. Linux: the folder as a tree of the system's. Not by jpackage: its scripts call xdg-desktop-menu, which fails where no desktop is, and it puts nothing on the path.
stage() {
  local name stage=$work/run/stage
  mkdir -p "$stage/usr/bin" "$stage/usr/lib" "$stage/usr/share/"{applications,metainfo,mime/packages,man/man1,doc/tapedeck,icons/hicolor/scalable/apps}
  cp -a "$image" "$stage/usr/lib/tapedeck"
  ln -s ../lib/tapedeck/bin/tapedeck "$stage/usr/bin/tapedeck"
  cp "$here/linux/tapedeck.desktop" "$stage/usr/share/applications/"
  cp "$here/linux/tapedeck.xml" "$stage/usr/share/mime/packages/"
  fill "$here/linux/io.tapedeck.Tapedeck.metainfo.xml.in" >"$stage/usr/share/metainfo/io.tapedeck.Tapedeck.metainfo.xml"
  fill "$here/linux/tapedeck.1.in" | gzip -9n >"$stage/usr/share/man/man1/tapedeck.1.gz"
  cp icons/tapedeck.svg "$stage/usr/share/icons/hicolor/scalable/apps/tapedeck.svg"
  for name in 16 22 24 32 48 64 128 256 512; do
    mkdir -p "$stage/usr/share/icons/hicolor/${name}x$name/apps"
    cp icons/$name.png "$stage/usr/share/icons/hicolor/${name}x$name/apps/tapedeck.png"
  done
  { say "Tapedeck is licensed under the Apache License 2.0, as in /usr/share/common-licenses/Apache-2.0 on Debian and in"
    say "/usr/lib/tapedeck/lib/licences/LICENSE.txt. Copyright 2026 the Tapedeck authors."
    say "The Java runtime is OpenJDK, GPL-2.0 with the Classpath exception; its notices are in /usr/lib/tapedeck/lib/runtime/legal. GPL-2.0: /usr/share/common-licenses/GPL-2 on Debian."
    say ""
    cat licences/THIRD-PARTY.txt; } >"$stage/usr/share/doc/tapedeck/copyright"
  find "$stage" -type d -exec chmod 755 {} +
  find "$stage" -type f -exec chmod u+w,go-w,a+r {} +
  find "$stage/usr/lib/tapedeck/lib" -path '*/runtime/bin' -prune -o -type f ! -name jspawnhelper ! -name jexec -exec chmod a-x {} +
}

fill() {
  local at=$'\001'
  sed "s,@VERSION@,$version,g; s,@DATE@,$day,g; s,@ARCH@,${arch:-},g; s,@SIZE@,${size:-},g; s$at@DEPENDS@$at${depends:-}${at}g; s$at@MAINTAINER@$at${maintainer:-}${at}g; s$at@STAGE@$at${staged:-}${at}g" "$1"
}

set_times() { find "$1" -exec env "$utc" touch -h -t "$clock" {} +; }

deb() {
  local maintainer=${TAPEDECK_MAINTAINER:-Tapedeck developers <developers@tapedeck.example>} arch size depends
  arch=$(dpkg --print-architecture)
  depends="libc6 (>= 2.17), libx11-6, libxext6, libxi6, libxrender1, libxtst6, fontconfig, fonts-dejavu-core | fonts-freefont-ttf | fonts-liberation, hicolor-icon-theme"
  mkdir -p stage/DEBIAN stage/usr/share/lintian/overrides
  cp "$here/linux/lintian-overrides" stage/usr/share/lintian/overrides/tapedeck
  printf 'tapedeck (%s) unstable; urgency=medium\n\n  * Release %s; what changed is in CHANGELOG.md of the sources.\n\n -- %s  %s\n' "$version" "$version" "$maintainer" \
    "$(LC_ALL=C date -u -R -d "$stamp")" | gzip -9n >stage/usr/share/doc/tapedeck/changelog.gz
  chmod 644 stage/usr/share/doc/tapedeck/changelog.gz stage/usr/share/lintian/overrides/tapedeck
  size=$(du -k -s --apparent-size stage/usr | cut -f 1)
  fill "$here/linux/control.in" >stage/DEBIAN/control
  install -m 755 "$here/linux/postrm" stage/DEBIAN/postrm
  (cd stage && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >stage/DEBIAN/md5sums
  chmod 644 stage/DEBIAN/control stage/DEBIAN/md5sums
  chmod 755 stage stage/DEBIAN stage/usr/share/lintian stage/usr/share/lintian/overrides
  set_times stage
  package=$out/tapedeck_${version}_$arch.deb
  SOURCE_DATE_EPOCH=$(date -u -d "$stamp" +%s) dpkg-deb --root-owner-group -Zxz --build stage "$package" >/dev/null
}

rpm() {
  local staged=$work/run/stage
  set_times stage
  fill "$here/linux/tapedeck.spec.in" >tapedeck.spec
  rpmbuild -bb --quiet --define "_topdir $work/run/rpm" --define "_binary_payload w6.xzdio" tapedeck.spec
  package=$(find rpm/RPMS -name '*.rpm')
  cp "$package" "$out/"
  package=$out/$(basename "$package")
}

# 6. The package.
case $type in
  app-image)
    archive=tapedeck-$version-$system-$(uname -m)
    rm -rf "${out:?}/$archive"
    mkdir -p "$out"
    cp -a "$image" "$out/$archive"
    if [ $system = windows ]; then
      package=$out/$archive.zip
      (cd "$out" && rm -f "$archive.zip" && "$jdk/bin/jar" --create --no-manifest --file "$archive.zip" "$archive")
    else
      package=$out/$archive.tar.gz
      (cd "$out" && tar -c "$archive" | gzip -9n >"$archive.tar.gz")
    fi
    ;;
  deb) stage && deb ;;
  rpm) stage && rpm ;;
  *)
    signing=()
    if [ $system = macos ] && [ -n "${TAPEDECK_MAC_SIGN_KEY:-}" ]; then
      # The archive was put in after jpackage had made the image, so the image is signed now.
      signing=(--mac-sign --mac-signing-key-user-name "$TAPEDECK_MAC_SIGN_KEY")
      "$jdk/bin/jpackage" --type app-image --app-image "$image" "${signing[@]}"
    fi
    # macOS takes no version that begins with 0.
    shown=$version
    [ $system != macos ] || shown=${version/#0./1.}
    "$jdk/bin/jpackage" "@$here/jpackage/$type.txt" --name tapedeck --app-image "$image" --app-version "$shown" --dest installer ${signing[@]+"${signing[@]}"}
    package=$out/tapedeck-$version-$system-$(uname -m).$type
    mv installer/*."$type" "$package"
    ;;
esac

sign_file "$package"
(cd "$out" && if command -v sha256sum >/dev/null 2>&1; then sha256sum "$(basename "$package")"; else shasum -a 256 "$(basename "$package")"; fi >"$(basename "$package").sha256")
[ ! -f sbom/tapedeck-sbom.json ] || cp sbom/tapedeck-sbom.json "$out/$(basename "$package").cdx.json"
say "packaging/target/out/$(basename "$package"): $(wc -c <"$package" | tr -d ' ') bytes"
