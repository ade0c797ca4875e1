#!/usr/bin/env bash
# check.sh: format, lints and invariants. What clippy denies by itself stops here; its warnings are printed to be mended.
set -euo pipefail
cd "$(dirname "$0")/.."

step=scripts/step.sh
# One selection for lints, build and tests: another would turn on other features and compile everything again.
native="--workspace --exclude xtask --exclude bench --features app/ssr"

$step "format" cargo fmt --all --check
$step "clippy" cargo clippy --quiet --release $native
$step "invariants" cargo xtask check
