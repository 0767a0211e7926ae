#!/usr/bin/env bash
# Many trials of what KillTrialsIT and AbandonedRunsTest try a few times: invocations with a short limit, killed at random moments,
# must leave what one long run leaves. Usage: bench/kill.sh [TRIALS], from the project's folder; default 100.
set -euo pipefail
./mvnw -B -q verify -Dpintail.trials="${1:-100}" -Dtest=AbandonedRunsTest -Dit.test=KillTrialsIT \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
