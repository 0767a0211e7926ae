#!/bin/sh
# Reads a million records, and one response of 500 MB, with a heap of 128 MB; see bench/README.md.
set -eu
cd "$(dirname "$0")/.."
. .mvn/find-jdk25.sh
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
exec "$java" bench/Memory.java "$java" -Xmx128m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -jar "$(ls "$PWD"/target/pintail-*-runner.jar)"
