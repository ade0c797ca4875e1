#!/usr/bin/env bash
# Installs what Verkan needs to be built and run, with "test" as argument also what its tests need, and with "spreadsheet" the
# spreadsheet program that one of them opens files in.
# What is there already is left alone. Debian packages are installed when this runs as root; otherwise it says which.
set -euo pipefail
cd "$(dirname "$0")/.."

for_tests=${1:-}
missing_tools=()
missing_packages=()

need_tool() { command -v "$1" >/dev/null || missing_tools+=("$1 ($2)"); }
need_package() { "${@:2}" >/dev/null 2>&1 || missing_packages+=("$1"); }
has_postgresql() { compgen -G '/usr/lib/postgresql/*/bin/postgres'; }

need_tool cargo "from rustup, https://rustup.rs"
need_tool node "version 20 or newer"
need_tool npm "comes with node"
need_package gcc command -v cc
if [ "$for_tests" = test ]; then
  need_package chromium command -v chromium
  need_package postgresql has_postgresql
fi
if [ "$for_tests" = spreadsheet ]; then need_package libreoffice-calc-nogui command -v soffice; fi

if [ ${#missing_tools[@]} -gt 0 ]; then
  printf 'Please install first: %s\n' "${missing_tools[@]}" >&2
  exit 1
fi

if [ ${#missing_packages[@]} -gt 0 ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "Please install first: apt-get install --no-install-recommends ${missing_packages[*]}" >&2
    exit 1
  fi
  echo "   installing ${missing_packages[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing_packages[@]}" >/dev/null
fi

# A tool chain that was not installed by rustup brings its targets and components itself.
if command -v rustup >/dev/null; then
  installed=$(rustup target list --installed)
  if ! grep -qx wasm32-unknown-unknown <<<"$installed"; then
    rustup target add wasm32-unknown-unknown
  fi
  if [ "$for_tests" = test ]; then
    for component in rustfmt clippy; do
      "cargo-${component/rustfmt/fmt}" --version >/dev/null 2>&1 || rustup component add "$component"
    done
  fi
fi

# npm packages, once for each state of the lock file.
install_npm_packages() {
  local folder=$1 stamp="$1/node_modules/.installed-from"
  if ! cmp -s "$folder/package-lock.json" "$stamp"; then
    echo "   installing the npm packages of $folder"
    (cd "$folder" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error)
    cp "$folder/package-lock.json" "$stamp"
  fi
}
install_npm_packages .
if [ "$for_tests" = test ]; then install_npm_packages end2end; fi
