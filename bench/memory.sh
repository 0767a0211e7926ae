#!/bin/sh
# Reads a million records, and responses of 500 MB, with a heap of 128 MB; see bench/README.md.
# Arguments: the streams (default all of them), a native executable (default the built one, if there is one).
set -eu
cd "$(dirname "$0")/.."
. .mvn/find-jdk25.sh
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
streams="${1:-all}"
for executable in ${2:-"$PWD"/target/pintail-*-runner}; do
  if [ -x "$executable" ]; then
    echo "native executable:"
    "$java" bench/Memory.java "$streams" "$executable" -Xmx128m
  fi
done
for jar in "$PWD"/target/pintail-*-runner.jar; do
  if [ -f "$jar" ]; then
    echo "JVM build:"
    "$java" bench/Memory.java "$streams" "$java" -Xmx128m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -jar "$jar"
  fi
done
