#!/usr/bin/env bash
# check.sh: format, lints and invariants.
set -euo pipefail
cd "$(dirname "$0")/.."

step=scripts/step.sh
# One selection for lints, build and tests: another would turn on other features and compile everything again.
native="--workspace --exclude xtask --exclude bench --features app/ssr"
browser="--package app --lib --no-default-features --features hydrate --target wasm32-unknown-unknown"

$step "format" cargo fmt --all --check
$step "clippy, server" cargo clippy --quiet --release $native --all-targets -- -D warnings
$step "clippy, chores" cargo clippy --quiet --release --package xtask --all-targets -- -D warnings
$step "clippy, benchmark" cargo clippy --quiet --release --package bench --all-targets -- -D warnings
$step "clippy, islands" cargo clippy --quiet --profile wasm-release $browser -- -D warnings
$step "invariants" cargo xtask check
