#!/usr/bin/env bash
# Benchmarks and load runs of Tapedeck. First: mvn -q -pl bench -am -DskipTests package
#   bench/run.sh                 every bar, quickly, and one table of them all (about 20 minutes)
#   bench/run.sh full-length     the same at full length: heap for 10 minutes, the window for 60 s (about 40 minutes)
#   bench/run.sh NAME [AMOUNT]   one run:
#     start [TIMES]              from the start of the process to moving prices, without and with the class-data archive
#     xchange [SECONDS]          P1, P2: Kraken's bytes to proven books, beside XChange-stream (fetched by Maven when first needed)
#     exchanges [SECONDS]        the same for every exchange, beside its adapters of them
#     screen, naive, put [SECONDS]     P3 and P13, P4, P7; queues [SECONDS]: P7's peers
#     lossless [MILLIONS]        P5;  conflation [RUNS]  P6
#     chart-line, chart-nine, chart-map, chart-candles, chart-append     P8 to P12, peers in the same run
#     desk [SECONDS]             paint and garbage of book ladder and trades tape
#     socket, path [SECONDS]     P14; latency [SECONDS]  P15
#     heap [MINUTES], cycles [TIMES]   P16; app [SECONDS]  P17 and P20; stop [TIMES]  P18; threads  P19
#     by JMH: full (Kraken's bytes to a proven book), one, eight (puts), book, drain, series; more arguments go to JMH
# TAPEDECK_JMH replaces JMH's pace, '-f 1 -wi 3 -w 1 -i 5 -r 1'.
# TAPEDECK_SHARED names a folder with recordings/; without recordings a made-up session stands in.
# Figures are appended to bench/target/results, the table is bars.md there. Exit code 1: a bar was missed.
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
options=(-XX:+UseSerialGC -Xms512m -Xmx512m "-Dtapedeck.bench.results=$results" "-Dtapedeck.log.dir=$results"
  "-Dtapedeck.bench.program=$here/../run_app.sh" "-Dtapedeck.bench.peers=$here/target/peers")
[ -z "${TAPEDECK_SHARED:-}" ] || options+=("-Dtapedeck.shared=$TAPEDECK_SHARED")

# JMH: forks, warm-up and measured iterations of one second.
read -ra pace <<<"${TAPEDECK_JMH:--f 1 -wi 3 -w 1 -i 5 -r 1}"

bench() {
  "$java" "${options[@]}" ${TAPEDECK_BENCH_OPTS:-} -cp "$lib/*" io.tapedeck.bench.Bench "$@"
}

jmh() {
  local name=$1 pattern=$2
  shift 2
  bench jmh "$pattern" "${pace[@]}" -foe true -prof gc -rf json -rff "$results/$name-$(date -u +%Y%m%dT%H%M%SZ).json" "$@"
}

display() {
  if [ -z "${DISPLAY:-}" ] && command -v xvfb-run >/dev/null 2>&1; then
    xvfb-run -a -s "-screen 0 1920x1200x24" "$java" "${options[@]}" -cp "$lib/*" io.tapedeck.bench.Bench "$@"
  else
    bench "$@"
  fi
}

# Charts are painted into images: no display is needed. A million points of a peer need more heap than the program.
chart() {
  "$java" "${options[@]}" -Xmx2g -Djava.awt.headless=true -cp "$lib/*" io.tapedeck.bench.Bench "$@"
}

# Runs beside XChange-stream, which is fetched when first needed.
xchange() {
  if [ -z "$(ls "$here/target/peers"/xchange-stream-bybit-*.jar 2>/dev/null)" ]; then
    (cd "$here/peers" && mvn -q -B package) >"$here/target/peers.log" 2>&1 || echo "XChange-stream could not be fetched; see bench/target/peers.log" >&2
  fi
  bench "$@"
}

full() {
  if [ -n "${TAPEDECK_SHARED:-}" ] && [ -d "$TAPEDECK_SHARED/recordings/kraken" ]; then
    jmh full FullPathBenchmark "$@"
  else
    jmh full FullPathBenchmark -p session=made-up "$@"
  fi
}

# Every bar and one table; the arguments are minutes of the heap and seconds of the window.
bars() {
  local since
  since=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  for each in start xchange exchanges "screen 3" "naive 2" "lossless 10" "conflation 1000" "put 3" "queues 2" chart-line chart-nine chart-map chart-candles \
    chart-append "socket 5" "path 10" latency "heap $1" cycles "app $2" stop threads; do
    # shellcheck disable=SC2086 # a run and its amount
    "${BASH_SOURCE[0]}" $each || true
  done
  bench table "$since"
}

name=${1:-all}
[ $# -eq 0 ] || shift
case $name in
  put | queues | naive | socket | heap | lossless | conflation | path | latency | cycles | stop | threads) bench "$name" "$@" ;;
  desk | chart-*) chart "$name" "$@" ;;
  screen | app | start) display "$name" "$@" ;;
  xchange | exchanges) xchange "$name" "$@" ;;
  full) full "$@" ;;
  one) jmh one OneProducerBenchmark "$@" ;;
  eight) jmh eight EightProducersBenchmark "$@" ;;
  book) jmh book BookBenchmark "$@" ;;
  drain) jmh drain DrainBenchmark "$@" ;;
  series) jmh series SeriesBenchmark "$@" ;;
  all) bars 2 15 ;;
  full-length) bars 10 60 ;;
  table) bench table "$@" ;;
  *)
    sed -n '2,19s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac
