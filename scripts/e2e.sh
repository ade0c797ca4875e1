#!/usr/bin/env bash
# e2e.sh [ARGUMENTS FOR PLAYWRIGHT…]: the end-to-end tests in Chromium, against what is tested (the profile in Cargo.toml)
# with the sample municipality in a data folder of its own. VERKAN_PROGRAM names another build. Beside a PostgreSQL, as with-postgres.sh gives
# one, the page for a database that is away is looked at too.
set -euo pipefail
cd "$(dirname "$0")/.."

data=$(mktemp -d)
server=
stop() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$data"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

spare_port() { node -e 's=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
answers() { node -e 'fetch(process.argv[1]).then(a=>process.exit(a.ok?0:1),()=>process.exit(1))' "$1/health"; }

address="127.0.0.1:$(spare_port)"
export VERKAN_E2E_URL="http://$address"
export VERKAN_E2E_DATA="$data"
# Where a test answers as Kolada; nobody else is asked.
VERKAN_KOLADA_URL="http://127.0.0.1:$(spare_port)"
export VERKAN_KOLADA_URL
VERKAN_PROGRAM=$(realpath "${VERKAN_PROGRAM:-${CARGO_TARGET_DIR:-target}/tested/verkan}")
export VERKAN_PROGRAM

RUST_LOG="${RUST_LOG:-debug}" VERKAN_ADDRESS="$address" DATABASE_URL="sqlite:$data/verkan.db" VERKAN_SAMPLE="${VERKAN_SAMPLE:-alingsas}" \
  "$VERKAN_PROGRAM" serve >"$data/server.log" 2>&1 &
server=$!

for _ in $(seq 300); do
  if answers "$VERKAN_E2E_URL"; then break; fi
  kill -0 "$server" 2>/dev/null || break
  sleep 0.2
done
if ! answers "$VERKAN_E2E_URL"; then
  echo "The server did not start:" >&2
  cat "$data/server.log" >&2
  exit 1
fi

# What lets somebody in, and a personal number.
secret='exempel-kommunen|\$argon2|[Ss]et-[Cc]ookie|verkan=[0-9a-f]|(^|[^0-9])([0-9]{6}|[0-9]{8})[-+][0-9]{4}([^0-9]|$)'

status=0
(cd end2end && node_modules/.bin/playwright test "$@") | tee "$data/tests.log" || status=$?
if grep -nE "$secret" "$data/server.log" >&2; then
  echo "The log of the server tells what it must not." >&2
  status=1
fi
if [ $status != 0 ]; then
  echo "The last words of the server:" >&2
  { grep -vE ' (DEBUG|TRACE) ' "$data/server.log" || true; } | tail -n 20 >&2
  # Last, where whoever sees only the end of a long log looks.
  echo "What failed, and how:" >&2
  { grep -E '^ +[0-9]+\) \[|^ +(Error|Test timeout|Expected|Received|Locator)\b' "$data/tests.log" || true; } | cut -c 1-300 | head -n 40 >&2
fi
exit $status
