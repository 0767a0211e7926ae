#!/usr/bin/env bash
# Many trials of what KillTrialsIT and AbandonedRunsTest try a few times: invocations with a limit of five seconds, killed at random
# moments, must leave what one long run leaves, and repeat no more than what was not committed. With -Dnative it takes the native
# executable. Usage: bench/kill.sh [TRIALS [AT_THE_SAME_TIME [MAVEN OPTIONS]]]; default 100 and 8.
set -euo pipefail
cd "$(dirname "$0")/.."
exec ./mvnw -B -q verify -Dpintail.trials="${1:-100}" -Dpintail.parallel="${2:-8}" -Dpintail.seconds=5 \
  -Dtest=AbandonedRunsTest -Dit.test=KillTrialsIT \
  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false "${@:3}"
