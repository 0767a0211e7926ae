#!/bin/sh
# Syncs records from an API on this machine into a DuckDB file and prints the rate, CPU time and memory; see bench/README.md.
# Arguments: narrow or wide, how many records, a native executable (default the built one, if there is one; and the JVM build).
set -eu
cd "$(dirname "$0")/.."
. .mvn/find-jdk25.sh
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
stream="${1:-narrow}"
records="${2:-1000000}"
for executable in ${3:-"$PWD"/target/pintail-*-runner}; do
  if [ -x "$executable" ]; then
    echo "native executable:"
    "$java" -Xmx2500m bench/SyncRate.java "$stream" "$records" "$executable" -Xmx64m
  fi
done
for jar in "$PWD"/target/pintail-*-runner.jar; do
  if [ -f "$jar" ]; then
    echo "JVM build:"
    "$java" -Xmx2500m bench/SyncRate.java "$stream" "$records" "$java" -Xmx64m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -jar "$jar"
  fi
done
