# The daily commands. `make serve` and `make test` need only Rust (rustup), Node with npm, and for tests apt:
# they install the rest once, into ~/.cache/sextant and node_modules.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help serve dev build test check bless e2e bench setup clean

CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/sextant
TRUNK := $(shell sed -n 's/^TRUNK=//p' scripts/setup.sh)
BINDGEN := $(shell sed -n 's/^wasm-bindgen = .*"=\([0-9.]*\)".*/\1/p' Cargo.toml)
export PATH := $(CACHE)/trunk-$(TRUNK)/bin:$(CACHE)/wasm-bindgen-cli-$(BINDGEN)/bin:$(CURDIR)/node_modules/.bin:$(HOME)/.cargo/bin:$(PATH)
# Leptos with its components' types erased: an eighth less to download, and a quicker build. Only small functions are
# inlined: a tenth less again, and browsers compile many small functions sooner than a few huge ones.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := --cfg=erase_components -C llvm-args=-inline-threshold=25
PORT ?= 8080
WEB := --features web --target wasm32-unknown-unknown
SOURCES := $(shell find src style public -type f) $(wildcard scripts/*.mjs scripts/*.js scripts/*.html) \
	Cargo.toml Cargo.lock Trunk.toml index.html package-lock.json

help: ## Say what there is.
	@sed -n 's/^\([a-z0-9]*\):.*## /  make \1 – /p' Makefile

serve: dist/index.html ## Install what is missing, build, serve at http://127.0.0.1:8080.
	@node scripts/serve.mjs dist $(PORT)

dev: setup ## The same from a quick debug build that follows every edit.
	trunk serve --port $(PORT)

build: dist/index.html ## Write dist/ for any static host and print its sizes.
	@node scripts/sizes.mjs dist

dist/index.html: $(SOURCES)
	@scripts/setup.sh
	trunk build --release
	@touch dist/index.html

setup:
	@scripts/setup.sh

test: ## Install what tests need, then run everything.
	@scripts/test.sh

check: setup ## Formatting, lints for native and web, house rules.
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked $(WEB) --bin app --bin worker --bin unpacker -- -D warnings
	cargo test --locked --test layers

bless: ## Rewrite golden files; read the difference as you would read code.
	INSTA_UPDATE=always SEXTANT_BLESS=1 cargo test --locked
	@git --no-pager diff --stat -- tests

e2e: dist/index.html ## The journeys in headless Chromium against dist/ (ONLY=word runs those with the word).
	@scripts/setup.sh tests
	node --test --test-concurrency=1 $(if $(ONLY),--test-name-pattern="$(ONLY)") tests/e2e/*.test.mjs

bench: dist/index.html ## Measure beside DuckDB-Wasm, PapaParse and SheetJS (BENCH_RUNS=5, BENCH_ROWS=1000000).
	@scripts/setup.sh tests
	node bench/run.mjs
	node bench/workbook.mjs

clean: ## Remove what was built (the tools' cache stays).
	rm -rf dist test-results bench-data
	cargo clean
