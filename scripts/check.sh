#!/usr/bin/env bash
# check.sh: format, lints and invariants.
set -euo pipefail
cd "$(dirname "$0")/.."

step=scripts/step.sh
browser="--package app --lib --no-default-features --features hydrate --target wasm32-unknown-unknown"

$step "format" cargo fmt --all --check
$step "clippy, server" cargo clippy --quiet --release --workspace --exclude app --all-targets -- -D warnings
$step "clippy, pages" cargo clippy --quiet --release --package app --features ssr --all-targets -- -D warnings
$step "clippy, islands" cargo clippy --quiet --profile wasm-release $browser -- -D warnings
$step "invariants" cargo xtask check
