#!/usr/bin/env bash
# Records a run of `./pintail demo` in a pseudo terminal and draws docs/demo.svg from it. Needs python3 and script (util-linux).
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export TERM=xterm-256color COLUMNS=100 LINES=40
unset NO_COLOR CI
"$home/pintail" --version >/dev/null # builds it on first use, outside of the picture
script --quiet --return --log-timing timing --log-out typescript --command "${PINTAIL:-$home/pintail} demo"
python3 "$home/docs/record_demo.py" typescript timing > "$home/docs/demo.svg"
