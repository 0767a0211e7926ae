#!/bin/sh
# Prints how fast records become a committed table, beside DuckDB's read_json of the same bytes; see bench/README.md.
# With "native" as its first argument it does so in a native executable, which it builds first (3 minutes) from what
# "./mvnw package -Dnative" has left; GRAALVM_HOME names the builder.
set -eu
cd "$(dirname "$0")/.."
. .mvn/find-jdk25.sh
bin=${JAVA_HOME:+$JAVA_HOME/bin/}

if [ "${1-}" = native ]; then
  shift
  out=$PWD/target/bench-warehouse
  # Only what loading needs: Quarkus' own parts have to be prepared for the builder by Quarkus.
  jars=$PWD/target/classes:$(ls "$PWD"/target/pintail-*-native-image-source-jar/lib/*.jar |
    grep -E '/(org.duckdb|com.fasterxml.jackson|com.anyascii)' | tr '\n' ':')
  mkdir -p "$out"
  "${bin}javac" -proc:none -nowarn -d "$out" -cp "$jars" bench/WarehouseLoad.java
  arguments=$(sed -n 's/^quarkus.native.additional-build-args=//p' src/main/resources/application.properties | tr ',' ' ' |
    sed 's/--initialize-at-run-time=software[^ ]*//')
  march=$(sed -n 's/.*<quarkus.native.march>\(.*\)<.*/-march=\1/p' pom.xml)
  # shellcheck disable=SC2086
  "$GRAALVM_HOME/bin/native-image" --no-fallback --gc=serial -R:MaxHeapSize=1500m $march $arguments \
    -cp "$out:$jars" -o "$out/warehouse" WarehouseLoad >"$out/build.log"
  exec "$out/warehouse" "-Djava.library.path=$PWD/target" "$@"
fi
exec "${bin}java" -Xmx1500m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
  -cp "$(ls "$PWD"/target/pintail-*-runner.jar)" bench/WarehouseLoad.java "$@"
