#!/bin/sh
# Prints how long the built artefact takes to its first request; see bench/README.md.
set -eu
cd "$(dirname "$0")/.."
. .mvn/find-jdk25.sh
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
for executable in "$PWD"/target/pintail-*-runner; do
  if [ -x "$executable" ]; then
    echo "native executable:"
    "$java" bench/Startup.java 20 "$executable"
  fi
done
echo "JVM build:"
"$java" bench/Startup.java 5 "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -jar "$PWD"/target/pintail-*-runner.jar
