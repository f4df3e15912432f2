#!/usr/bin/env bash
# Benchmarks and load runs of Tapedeck. First: mvn -q -pl bench -am -DskipTests package
#   bench/run.sh                 everything but the long heap run (about 15 minutes)
#   bench/run.sh NAME [ARGS]     one of: put, screen, naive (seconds a step), heap (minutes), and by JMH:
#                                chart-line, chart-nine, chart-map, chart-candles, chart-append (peers in the same run),
#                                one, eight (puts), full (Kraken's bytes to a proven book), book, drain, series; more arguments go to JMH
# TAPEDECK_JMH replaces JMH's pace, '-f 1 -wi 3 -w 1 -i 5 -r 1'.
# TAPEDECK_SHARED names a folder with recordings/; without recordings a made-up session stands in.
# Figures are appended to bench/target/results. Exit code 1: a bar was missed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lib=$here/target/lib
results=$here/target/results
[ -n "$(ls "$lib"/tapedeck-bench-*.jar 2>/dev/null)" ] || {
  echo "The benchmarks are not built yet: mvn -q -pl bench -am -DskipTests package" >&2
  exit 2
}
mkdir -p "$results"
java=java
[ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ] && java=$JAVA_HOME/bin/java
# The program's own collector and a heap that holds it; see run_app.sh.
options=(-XX:+UseSerialGC -Xms512m -Xmx512m "-Dtapedeck.bench.results=$results" "-Dtapedeck.log.dir=$results")
[ -z "${TAPEDECK_SHARED:-}" ] || options+=("-Dtapedeck.shared=$TAPEDECK_SHARED")

# JMH: forks, warm-up and measured iterations of one second.
read -ra pace <<<"${TAPEDECK_JMH:--f 1 -wi 3 -w 1 -i 5 -r 1}"

bench() {
  "$java" "${options[@]}" -cp "$lib/*" io.tapedeck.bench.Bench "$@"
}

jmh() {
  local name=$1 pattern=$2
  shift 2
  bench jmh "$pattern" "${pace[@]}" -foe true -prof gc -rf json -rff "$results/$name-$(date -u +%Y%m%dT%H%M%SZ).json" "$@"
}

screen() {
  if [ -z "${DISPLAY:-}" ] && command -v xvfb-run >/dev/null 2>&1; then
    xvfb-run -a -s "-screen 0 1920x1200x24" "$java" "${options[@]}" -cp "$lib/*" io.tapedeck.bench.Bench screen "$@"
  else
    bench screen "$@"
  fi
}

# Charts are painted into images: no display is needed. A million points of a peer need more heap than the program.
chart() {
  "$java" "${options[@]}" -Xmx2g -Djava.awt.headless=true -cp "$lib/*" io.tapedeck.bench.Bench "$@"
}

full() {
  if [ -n "${TAPEDECK_SHARED:-}" ] && [ -d "$TAPEDECK_SHARED/recordings/kraken" ]; then
    jmh full FullPathBenchmark "$@"
  else
    jmh full FullPathBenchmark -p session=made-up "$@"
  fi
}

name=${1:-all}
[ $# -eq 0 ] || shift
case $name in
  put | naive | heap) bench "$name" "$@" ;;
  chart-*) chart "$name" "$@" ;;
  screen) screen "$@" ;;
  full) full "$@" ;;
  one) jmh one OneProducerBenchmark "$@" ;;
  eight) jmh eight EightProducersBenchmark "$@" ;;
  book) jmh book BookBenchmark "$@" ;;
  drain) jmh drain DrainBenchmark "$@" ;;
  series) jmh series SeriesBenchmark "$@" ;;
  all)
    missed=0
    for each in put naive screen chart-line chart-nine chart-map chart-candles chart-append full one eight book drain series; do
      "${BASH_SOURCE[0]}" "$each" || missed=1
    done
    exit $missed
    ;;
  *)
    sed -n '2,10s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac
