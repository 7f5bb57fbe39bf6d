#!/usr/bin/env bash
# Installs what is missing for building (and, with "tests", for testing) Sextant.
# Everything lands in a per-user cache keyed by version, so a second checkout pays nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

TRUNK=0.22.1
BINDGEN=$(sed -n 's/^wasm-bindgen = .*"=\([0-9.]*\)".*/\1/p' Cargo.toml)
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/sextant"
mkdir -p "$CACHE"

need() { command -v "$1" >/dev/null || { echo "Sextant needs $1: $2" >&2; exit 1; }; }
need cargo "install Rust with rustup, then run this again"
need node "install Node.js 20 or newer, then run this again"
need npm "it comes with Node.js"

install_tool() { # crate version binary extra-args…
  local crate=$1 version=$2 binary=$3; shift 3
  local root="$CACHE/$crate-$version"
  [ -x "$root/bin/$binary" ] && return
  echo "Building $crate $version once, into $root" >&2
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off \
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
  CARGO_TARGET_DIR="$CACHE/build-$crate" \
    cargo install "$crate@$version" --root "$root" "$@"
  rm -rf "$CACHE/build-$crate"
}

if command -v rustup >/dev/null && ! rustup target list --installed | grep -q '^wasm32-unknown-unknown$'; then
  rustup target add wasm32-unknown-unknown
fi

if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --prefer-offline
  touch node_modules/.package-lock.json
fi

# The lock published with wasm-bindgen-cli names a version that is not everywhere to be had: it is resolved afresh.
install_tool wasm-bindgen-cli "$BINDGEN" wasm-bindgen --no-default-features --bin wasm-bindgen --bin wasm-bindgen-test-runner
install_tool trunk "$TRUNK" trunk --no-default-features --features rustls --locked --ignore-rust-version

if [ "${1:-}" = tests ]; then
  for part in rustfmt clippy; do
    cargo "${part/rustfmt/fmt}" --version >/dev/null 2>&1 || rustup component add "$part"
  done
  wanted=()
  command -v chromium >/dev/null || wanted+=(chromium)
  command -v chromedriver >/dev/null || wanted+=(chromium-driver)
  command -v brotli >/dev/null || wanted+=(brotli)
  fc-list 2>/dev/null | grep -qi dejavu || wanted+=(fonts-dejavu-core)
  if [ ${#wanted[@]} -gt 0 ]; then
    need apt-get "install ${wanted[*]} by hand, then run this again"
    as_root=""; [ "$(id -u)" = 0 ] || as_root=sudo
    $as_root apt-get update -q
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${wanted[@]}"
  fi
fi
