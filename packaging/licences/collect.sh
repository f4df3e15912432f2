#!/usr/bin/env bash
# Puts the licences of the program and of every library in a folder of jars into another folder: collect.sh JARS FOLDER.
# Fails when a jar is not in third-party.tsv, or the other way round, so that no library comes in unnoticed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jars=$(cd "$1" && pwd)
mkdir -p "$2"
folder=$(cd "$2" && pwd)

cp "$here/../../LICENSE" "$folder/LICENSE.txt"
cp "$here"/texts/*.txt "$folder/"
{
  printf 'Tapedeck comes with these libraries, each as the jar its makers published, in the folder of its own jars.\n'
  printf 'JFreeChart and logback are under the LGPL-2.1: you may replace their jars by versions of your own; the program takes what lies there.\n'
  printf 'Sources of every library, by name and version: in the Maven Central repository.\n\n'
} >"$folder/THIRD-PARTY.txt"

listed=
while IFS=$'\t' read -r jar name licence text; do
  case $jar in '#'* | '') continue ;; esac
  found=
  for file in "$jars/$jar"-[0-9]*.jar; do
    [ -f "$file" ] && found=$file
  done
  [ -n "$found" ] || {
    printf '%s is in packaging/licences/third-party.tsv, but not among the jars.\n' "$jar" >&2
    exit 1
  }
  base=$(basename "$found" .jar)
  listed="$listed $base"
  if [ "$text" = - ]; then
    mkdir -p "$folder/$jar"
    unzip -q -o -j "$found" 'META-INF/*LICENSE*' 'META-INF/NOTICE*' 'META-INF/AL2.0' 'com/formdev/flatlaf/fonts/*/LICENSE.txt' -d "$folder/$jar" 2>/dev/null || true
    [ -n "$(ls "$folder/$jar")" ] || {
      printf '%s holds no licence, but third-party.tsv says so.\n' "$base" >&2
      exit 1
    }
    text=$jar/
  else
    text=$text.txt
  fi
  printf '%-36s %s\n%-36s %s; text: %s\n\n' "$base" "$name" '' "$licence" "$text" >>"$folder/THIRD-PARTY.txt"
done <"$here/third-party.tsv"

for file in "$jars"/*.jar; do
  base=$(basename "$file" .jar)
  case " $listed tapedeck" in
    *" $base "* | *" $base") ;;
    *) case $base in
      tapedeck-*) ;;
      *)
        printf '%s has no line in packaging/licences/third-party.tsv.\n' "$base" >&2
        exit 1
        ;;
    esac ;;
  esac
done
