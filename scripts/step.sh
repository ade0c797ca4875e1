#!/usr/bin/env bash
# step.sh NAME COMMAND…: says what starts, runs it, and says how long it took. Steps are noted in $VERKAN_STEPS.
set -uo pipefail
name=$1
shift
printf '\n== %s\n' "$name"
start=$(date +%s.%N)
"$@"
status=$?
seconds=$(echo "$(date +%s.%N) $start" | awk '{ printf "%.1f", $1 - $2 }')
result=$([ $status = 0 ] && echo ok || echo FAILED)
printf -- '-- %s: %s, %s s\n' "$name" "$result" "$seconds"
if [ -n "${VERKAN_STEPS:-}" ]; then
  printf '%8s s  %-6s  %s\n' "$seconds" "$result" "$name" >>"$VERKAN_STEPS"
fi
exit $status
