#!/usr/bin/env bash
# bench.sh [ARGUMENTS FOR bench…]: speed and size of the release build on a large made-up municipality, on SQLite and
# on a PostgreSQL that waits for the disk as a real one does. Nothing is left afterwards but the report.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

programs="${CARGO_TARGET_DIR:-target}/${VERKAN_BENCH_PROFILE:-release}"
VERKAN_TEST_POSTGRES_DURABLE=yes scripts/with-postgres.sh \
  "$programs/bench" --server "$programs/verkan" --site site --folder "$folder" "$@"
