#!/bin/sh
# Prints how fast records become a committed table, beside DuckDB's read_json of the same bytes; see bench/README.md.
set -eu
cd "$(dirname "$0")/.."
. .mvn/find-jdk25.sh
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1500m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
  -cp "$(ls "$PWD"/target/pintail-*-runner.jar)" bench/WarehouseLoad.java "$@"
