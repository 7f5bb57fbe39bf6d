#!/usr/bin/env bash
# Everything that can fail, in the order in which it fails cheapest. Every step runs even when an earlier one failed;
# the last line says how many tests passed and failed.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p test-results
passed=0 failed=0 broken=()
started=$SECONDS

step() { # name command…
  local name=$1 from=$SECONDS log; shift
  log="test-results/$(echo "$name" | tr -c 'a-z0-9\n' '-').log"
  echo "── $name"
  "$@" 2>&1 | tee "$log"
  local code=${PIPESTATUS[0]}
  # cargo says "test result: ok. 12 passed; 0 failed", node says "# pass 12" and "# fail 0" (or "ℹ pass 12").
  local p f
  p=$(sed -nE 's/^test result: .* ([0-9]+) passed;.*/\1/p; s/^(#|ℹ) pass ([0-9]+)$/\2/p' "$log" | awk "{ n += \$1 } END { print n + 0 }")
  f=$(sed -nE 's/^test result: .* ([0-9]+) failed;.*/\1/p; s/^(#|ℹ) fail ([0-9]+)$/\2/p' "$log" | awk "{ n += \$1 } END { print n + 0 }")
  passed=$((passed + ${p:-0})) failed=$((failed + ${f:-0}))
  if [ "$code" != 0 ]; then
    broken+=("$name")
    [ "${f:-0}" != 0 ] || failed=$((failed + 1))
  fi
  echo "── $name: $([ "$code" = 0 ] && echo ok || echo FAILED), $((SECONDS - from)) s"
}

scripts/setup.sh tests || { echo "0 passed, 1 failed: the tools could not be installed"; exit 1; }
export CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver)}
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
export WASM_BINDGEN_TEST_TIMEOUT=${WASM_BINDGEN_TEST_TIMEOUT:-120}
web=(--features web --target wasm32-unknown-unknown)
if [ -n "${SEXTANT_SAMPLES:-}" ]; then echo "Real exports: $SEXTANT_SAMPLES"; else
  echo "SEXTANT_SAMPLES is not set: tests over real exports are skipped"; fi

step "format" cargo fmt --check
step "lints" cargo clippy --locked --all-targets -- -D warnings
step "lints of the web" cargo clippy --locked "${web[@]}" --bin app --bin worker --bin unpacker -- -D warnings
step "native tests" cargo test --locked
step "tests in the browser" cargo test --locked "${web[@]}" --bin app --bin worker
step "build" make --no-print-directory build
step "journeys" node --test --test-reporter=spec --test-concurrency=1 tests/e2e/*.test.mjs

echo "Took $(((SECONDS - started) / 60)) min $(((SECONDS - started) % 60)) s"
[ ${#broken[@]} = 0 ] || echo "Failed: ${broken[*]}"
echo "$passed passed, $failed failed"
[ ${#broken[@]} = 0 ] && [ "$failed" = 0 ]
