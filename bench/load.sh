#!/bin/sh
# Prints how long the native executable takes to load a manifest; see bench/README.md.
# Arguments: a manifest (default, or -: a made-up one of 1.25 MB), a native executable (default the built one).
set -eu
cd "$(dirname "$0")/.."
. .mvn/find-jdk25.sh
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" bench/Load.java 20 "${1:--}" "${2:-$(ls "$PWD"/target/pintail-*-runner)}"
