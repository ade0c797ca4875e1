#!/usr/bin/env bash
# check.sh: format, lints and invariants. A warning stops it.
set -euo pipefail
cd "$(dirname "$0")/.."

step=scripts/step.sh
# One selection for lints, build and tests: another would turn on other features and compile everything again.
native="--workspace --exclude xtask --exclude bench --features app/ssr"

$step "format" cargo fmt --all --check
# In the tests' profile: what the crates need at build time is then made once.
$step "clippy" cargo clippy --quiet --profile tested --all-targets $native -- -D warnings
$step "clippy: chores" cargo clippy --quiet --release --all-targets --package xtask -- -D warnings
$step "clippy: islands" cargo clippy --quiet --profile wasm-release --target wasm32-unknown-unknown \
  --package app --lib --features hydrate -- -D warnings
$step "invariants" cargo xtask check
