#!/usr/bin/env bash
# with-postgres.sh COMMAND…: runs the command beside a PostgreSQL of its own.
# The command finds the server's URL in VERKAN_TEST_POSTGRES, and the number of its process in VERKAN_TEST_POSTGRES_PID.
# Nothing is left afterwards. The server is for tests: it does not wait for the disk, unless VERKAN_TEST_POSTGRES_DURABLE=yes.
set -euo pipefail

binaries=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1 || true)
if [ -z "$binaries" ]; then
  echo "PostgreSQL is missing: apt-get install --no-install-recommends postgresql" >&2
  exit 1
fi

# PostgreSQL refuses to run as root, and wants a data folder that its user owns.
as_database_user() { "$@"; }
if [ "$(id -u)" = 0 ]; then
  as_database_user() { runuser -u postgres -- "$@"; }
fi

folder=$(as_database_user mktemp -d /tmp/verkan-postgres.XXXXXX)
server=
stop() {
  if [ -n "$server" ] && [ -s "$folder/data/postmaster.pid" ]; then
    # "Immediate": the data is thrown away, so nothing is worth waiting for.
    kill -QUIT "$(head -n 1 "$folder/data/postmaster.pid")" 2>/dev/null || true
  fi
  if [ -n "$server" ]; then wait "$server" 2>/dev/null || true; fi
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

hasty="-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
if [ "${VERKAN_TEST_POSTGRES_DURABLE:-no}" = yes ]; then hasty=; fi

spare_port() { node -e 's=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

start() {
  port=$(spare_port)
  # shellcheck disable=SC2086 # several arguments, or none
  as_database_user "$binaries/postgres" -D "$folder/data" -p "$port" -c listen_addresses=127.0.0.1 \
    -c unix_socket_directories="$folder" -c max_connections=200 $hasty -c log_min_messages=fatal >"$folder.log" 2>&1 &
  server=$!
  for _ in $(seq 150); do
    if "$binaries/pg_isready" -q -h 127.0.0.1 -p "$port" 2>/dev/null; then return 0; fi
    kill -0 "$server" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

cd /tmp
as_database_user "$binaries/initdb" -D "$folder/data" -U verkan --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
cd "$OLDPWD"
if ! start; then
  cat "$folder.log" >&2
  rm -f "$folder.log"
  exit 1
fi
rm -f "$folder.log"

VERKAN_TEST_POSTGRES_PID=$(head -n 1 "$folder/data/postmaster.pid")
export VERKAN_TEST_POSTGRES_PID VERKAN_TEST_POSTGRES="postgres://verkan@127.0.0.1:$port/postgres"
"$@"
