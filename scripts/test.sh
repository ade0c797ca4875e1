#!/usr/bin/env bash
# test.sh: everything that has to hold before a change is taken in. Stops at the first failure.
# Ends with a list of the steps and how long each took.
set -uo pipefail
cd "$(dirname "$0")/.."

VERKAN_STEPS=$(mktemp)
export VERKAN_STEPS CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-never}"
summary() {
  printf '\n== Summary (%s cores, load %s)\n' "$(nproc)" "$(cut -d' ' -f1-3 /proc/loadavg)"
  cat "$VERKAN_STEPS"
  rm -f "$VERKAN_STEPS"
}
trap summary EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

set -e
step=scripts/step.sh
# The same selection as in check.sh.
native="--workspace --exclude xtask --exclude bench --features app/ssr"

$step "set-up" scripts/setup.sh test
scripts/check.sh
$step "site" cargo xtask site
$step "build" cargo test --quiet --profile tested $native --no-run
$step "unit and integration tests" scripts/with-postgres.sh cargo test --profile tested $native
$step "tests of the chores" cargo test --quiet --release --package xtask
$step "end to end" scripts/with-postgres.sh scripts/e2e.sh
