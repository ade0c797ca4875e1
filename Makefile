# What people do with this project. `make` alone lists it.

.PHONY: help setup run dev site test check e2e bench crash spreadsheet audit

help: ## List the commands
	@grep -E '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 13

setup: ## Install what is missing to build and test
	@scripts/setup.sh test

run: ## Build and run Verkan at http://127.0.0.1:3000 with a sample municipality
	@scripts/run.sh

dev: ## The same in a debug build, rebuilt and restarted when a file changes
	@scripts/setup.sh
	@cargo xtask dev

site: ## Build the site's files into site/
	@scripts/setup.sh
	@cargo xtask site

test: ## Everything that has to hold: format, lints, invariants, all tests on both databases, end to end
	@scripts/test.sh

check: ## The quick part of `make test`: format, lints, invariants
	@scripts/check.sh

e2e: site ## The end-to-end tests; ARGS are passed on to Playwright
	@scripts/setup.sh test
	@cargo build --profile tested --package server
	@scripts/e2e.sh $(ARGS)

bench: site ## Measure speed and size; QUICK=1 a tenth of the data, ARGS="--write docs/benchmark.md" keeps the report
	@scripts/setup.sh test
	@cargo build --release --package server --package bench
	@scripts/bench.sh $(if $(QUICK),--quick) $(ARGS)

crash: ## Kill the server 50 times on each engine while many save: no acknowledged answer may be lost
	@scripts/setup.sh test
	VERKAN_CRASH=$(or $(KILLS),50) VERKAN_CRASH_ANSWERS=1000 VERKAN_TEST_POSTGRES_DURABLE=yes scripts/with-postgres.sh \
	  cargo test --profile tested --package server --test it -- crash --nocapture

spreadsheet: ## Open everything that Verkan carries out in LibreOffice, which it installs: nothing in it may run
	@scripts/setup.sh spreadsheet
	VERKAN_SPREADSHEET=needed cargo test --profile tested --package server --test it -- spreadsheet

audit: ## Known vulnerabilities, licences and sources of the dependencies (needs cargo-deny and the network)
	@command -v cargo-deny >/dev/null || { echo "cargo-deny is missing: cargo install --locked cargo-deny" >&2; exit 1; }
	cargo deny check
