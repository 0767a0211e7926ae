#!/bin/sh
# Prints nanoseconds and bytes per template evaluation, measured with JMH; see bench/README.md.
set -eu
cd "$(dirname "$0")/.."
[ -f target/pintail-0.1.0-SNAPSHOT.jar ] || ./mvnw -q -B package -DskipTests
./mvnw -q -B -f bench/templates/pom.xml compile exec:exec \
  -Dexec.args="-cp %classpath org.openjdk.jmh.Main TemplateShapes -prof gc ${*:-}"
