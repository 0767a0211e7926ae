#!/bin/sh
# Runs recorded PyAirbyte cases from end to end and prints passed/total: bench/interop.sh [CASES [PYTHON]]; see docs/warehouse.md.
set -eu
cd "$(dirname "$0")/.."
exec ./mvnw -B -q test -Dtest=SyncInteropTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dinterop.dir="${1:-../shared/interop}" -Dinterop.python="${2:-}"
