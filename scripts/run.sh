#!/usr/bin/env bash
# run.sh: builds Verkan and runs it at http://127.0.0.1:3000 with the sample municipality, or with VERKAN_SAMPLE=none
# an empty one. Says what it does and how long each step takes.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/step.sh "set-up" scripts/setup.sh
scripts/step.sh "chores (1 of 3)" cargo build --release --package xtask
scripts/step.sh "site: islands, styles, fonts (2 of 3)" cargo xtask site
scripts/step.sh "server (3 of 3)" cargo build --release --package server

echo
echo "== Verkan at http://${VERKAN_ADDRESS:-127.0.0.1:3000} (stop with Ctrl+C)"
export VERKAN_SAMPLE="${VERKAN_SAMPLE:-alingsas}"
exec "${CARGO_TARGET_DIR:-target}/release/verkan" serve
