#!/bin/sh
# Makes sure that tests of the window have a display and fonts: nothing to do, or installs them, or says in one sentence what is missing.
have_fonts() {
  command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list 2>/dev/null | head -n 1)" ]
}
have_display() {
  [ -n "$DISPLAY" ] || { command -v xvfb-run >/dev/null 2>&1 && command -v xauth >/dev/null 2>&1; }
}
have_fonts && have_display && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing xvfb, xauth and fonts for the tests of the window"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq xvfb xauth fontconfig fonts-dejavu-core; } >/dev/null 2>&1
fi
have_fonts && have_display && exit 0
echo "The tests of the window need a display and fonts: as root, apt-get install xvfb xauth fontconfig fonts-dejavu-core" >&2
exit 1
