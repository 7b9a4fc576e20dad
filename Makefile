# `make build` and `make test` need git, make and python3, and fetch the rest.
.DEFAULT_GOAL := build
.PHONY: gallery goldens build test test-all test-lowest test-pythons lint conformance bench docs release setup setup-test lock clean help

BIN := .venv/bin
EDITION ?= $(notdir $(patsubst %/edition.yaml,%,$(lastword $(sort $(wildcard data/*/edition.yaml)))))

# Homebrew's libraries are found through this variable only, and every /bin/sh of macOS drops it: each line sets it anew.
ifeq ($(shell uname -s),Darwin)
RUN := DYLD_FALLBACK_LIBRARY_PATH="$${DYLD_FALLBACK_LIBRARY_PATH:-$(shell brew --prefix)/lib:/usr/local/lib:/usr/lib}"
endif

build: setup ## set up and build the newest edition (EDITION=… another) into output/
	$(RUN) $(BIN)/lzz-report build $(EDITION)

test: setup-test lint ## set up and run every check: linters, types, layers, tests with coverage, veraPDF among them
	$(RUN) $(BIN)/pytest --numprocesses auto --dist loadfile --cov --cov-report=term --durations=10

test-all: setup-test lint conformance ## what make test samples, whole: 400 districts, all trims, editions nobody has seen; an hour
	$(RUN) FUZZ_EDITIONS=50 FUZZ_RECORDS=200 FUZZ_REPORTS=300 FUZZ_DISTRICTS=all $(BIN)/pytest --exhaustive --numprocesses auto

test-lowest: setup-test ## run the quick tests with the oldest packages that pyproject.toml allows; pictures depend on newer ones
	tools/lowest.sh
	$(RUN) .cache/lowest/bin/python -m pytest --numprocesses auto --dist loadfile -m "not slow" --ignore tests/test_goldens.py

test-pythons: setup-test ## run the quick tests under each Python of 3.11 to 3.13 that is here
	$(RUN) tools/pythons.sh

lint: setup-test ## ruff, mypy and the layers of the architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

conformance: setup-test ## build the edition for each profile and have veraPDF judge every PDF as what it claims to be
	$(RUN) $(BIN)/lzz-report build $(EDITION)
	$(BIN)/python -m tools.conformance output/$(EDITION)
	$(RUN) $(BIN)/lzz-report build $(EDITION) --profile archive
	$(BIN)/python -m tools.conformance --profile archive output/$(EDITION)-archive

gallery: setup-test ## render docs/gallery/: every kind of page in both themes
	$(RUN) $(BIN)/python -m tools.gallery

goldens: setup-test ## take new pictures of all pages for the tests; look at what has changed before committing it
	$(RUN) $(BIN)/python -m tests.golden_pages

bench: setup ## measure whole processes and compare them with the targets
	$(RUN) $(BIN)/python benchmarks/run.py
	$(RUN) $(BIN)/python -m benchmarks.attach

docs: ## build the site of the documents into build/site, to be read without a network
	@tools/setup.sh docs
	$(RUN) NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

release: setup-test docs ## build the site; build wheel and sdist into dist/ and prove both in clean environments
	$(RUN) $(BIN)/python -m tools.release

setup: ## install what building needs, native libraries included
	@tools/setup.sh build

setup-test: ## install what testing needs as well
	@tools/setup.sh test

lock: ## renew the lock files from pyproject.toml
	tools/lock.sh

clean: ## remove all that was made or installed here, the output included
	rm -rf .venv .cache build dist output .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' Makefile | expand -t 14
