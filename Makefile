# Every target makes .venv when it is missing, and makes it again when pyproject.toml changes.
# It needs python3 (3.11 or later) and a package index, nothing else.

PYTHON ?= python3
BIN := .venv/bin
STEP := $(BIN)/python tools/step.py
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --progress-bar off

.DEFAULT_GOAL := help
.PHONY: help demo test test-browser coverage mutants fuzz lint format gate docs bench bench-store release clean train-attribution

help: ## List what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 20

demo: .venv/.runs ## Read the shipped example articles: who says what, on whose say-so
	$(BIN)/sayso read --example

test: .venv/.tests ## Run all tests but those in a browser
	$(BIN)/python -m pytest --ignore=tests/browser

test-browser: .venv/.tests ## Run the tests in a browser: Debian's Chromium (SAYSO_CHROMIUM names another); skipped without
	$(BIN)/python -m pytest tests/browser

coverage: .venv/.tests ## Run the tests, say which lines none of them runs; fails under the bound in pyproject.toml
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest --ignore=tests/browser
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

mutants: .venv/.tests ## Change one small thing at a time in four rooms: which changes do their tests notice?
	$(BIN)/python benchmarks/mutants.py

fuzz: .venv/.tests ## Give every reader and grammar damaged input, a minute each; .fuzz keeps where it stopped
	$(BIN)/python -m tests.fuzz --seconds 60

lint: .venv/.tests ## Check style, types, layers and generated pages; change nothing
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

format: .venv/.tests ## Set the code as the formatter would
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

gate: .venv/.runs ## Compare the scores with evals/floors.json, write docs/accuracy.md (corpora: SAYSO_DATA)
	@$(BIN)/python -m sayso.evaluation.gate --write

docs: .venv/.tests ## Write the generated pages: docs/cli.md, docs/reference.md, docs/schema.md, docs/tables.md
	$(BIN)/python docs/generate.py

bench: .venv/.runs ## Measure speed, start-up, memory and growth, and write docs/benchmarks.md (a few minutes)
	$(BIN)/python benchmarks/report.py docs/benchmarks.md

train-attribution: .venv/.training ## Make the attribution network, the weights of acts and the scores of lines anew (corpora: SAYSO_DATA; an hour, resumable)
	@test -n "$(SAYSO_DATA)" || { echo "train-attribution needs the corpora: make train-attribution SAYSO_DATA=FOLDER" >&2; exit 1; }
	$(BIN)/python -m training.attribution "$(SAYSO_DATA)"
	$(BIN)/python -m training.acts "$(SAYSO_DATA)"
	$(BIN)/python -m training.lines "$(SAYSO_DATA)"

bench-store: .venv/.runs ## Fill a store with invented articles, search it, kill it 50 times (half an hour)
	$(BIN)/python benchmarks/store.py 100000 3
	$(BIN)/python benchmarks/store.py 100000 10
	$(BIN)/python benchmarks/kills.py
	$(BIN)/python benchmarks/linking.py 100000

release: .venv/.tests ## Write dist: wheel and source archive, built twice and the same, their contents and digests
	$(BIN)/python tools/release.py

clean: ## Remove .venv and every cache
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "sayso needs Python 3.11 or later. Name one: make PYTHON=python3.12 demo" >&2; exit 1; }
	@$(PYTHON) tools/step.py "making .venv" $(PYTHON) -m venv .venv

.venv/.runs: pyproject.toml | .venv/bin/python
	@$(STEP) "installing sayso and what it needs (about 600 MB, once)" $(PIP) --editable .
	@touch $@

.venv/.tests: pyproject.toml .venv/.runs
	@$(STEP) "installing what the tests need" $(PIP) --editable '.[dev]'
	@touch $@

.venv/.training: training/requirements.txt .venv/.runs
	@$(STEP) "installing what the training needs" $(PIP) -r training/requirements.txt
	@touch $@
