#!/bin/sh
# Prints how long the native executable takes to load a manifest; see bench/README.md.
set -eu
cd "$(dirname "$0")/.."
. .mvn/find-jdk25.sh
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" bench/Load.java 20 "${1:--}" "$(ls "$PWD"/target/pintail-*-runner)"
