#!/usr/bin/env bash
# Many trials of what KillTrialsIT and AbandonedRunsTest try a few times: invocations with a short limit, killed at random moments,
# must leave what one long run leaves, and repeat no more than what was not committed.
# Usage: bench/kill.sh [TRIALS [AT_THE_SAME_TIME]], from the project's folder; default 100 and 8.
set -euo pipefail
./mvnw -B -q verify -Dpintail.trials="${1:-100}" -Dpintail.parallel="${2:-8}" -Dtest=AbandonedRunsTest -Dit.test=KillTrialsIT \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
