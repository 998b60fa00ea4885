# Every target makes .venv when it is missing, and makes it again when pyproject.toml changes.
# It needs python3 (3.11 or later) and a package index, nothing else.
# Where this folder cannot be written, VENV names another place: make VENV=/tmp/sayso test

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STEP := $(BIN)/python tools/step.py
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --progress-bar off

.DEFAULT_GOAL := help
.PHONY: help demo test test-browser coverage mutants fuzz lint format gate docs bench bench-store release clean train-attribution

help: ## List what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 20

demo: $(VENV)/.runs ## Read the shipped example articles: who says what, on whose say-so
	$(BIN)/sayso read --example

test: $(VENV)/.tests ## Run all tests but those in a browser
	$(BIN)/python -m pytest --ignore=tests/browser

test-browser: $(VENV)/.tests ## Run the tests in a browser: Debian's Chromium (SAYSO_CHROMIUM names another); skipped without
	$(BIN)/python -m pytest tests/browser

coverage: $(VENV)/.tests ## Run the tests, say which lines none of them runs; fails under the bound in pyproject.toml
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest --ignore=tests/browser
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

mutants: $(VENV)/.tests ## Change one small thing at a time in four rooms: which changes do their tests notice?
	$(BIN)/python benchmarks/mutants.py

fuzz: $(VENV)/.tests ## Give every reader and grammar damaged input, a minute each; .fuzz keeps where it stopped
	$(BIN)/python -m tests.fuzz --seconds 60

lint: $(VENV)/.tests ## Check style, types, layers and generated pages; change nothing
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

format: $(VENV)/.tests ## Set the code as the formatter would
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

gate: $(VENV)/.runs ## Compare the scores with evals/floors.json, write docs/accuracy.md (corpora: SAYSO_DATA)
	@$(BIN)/python -m sayso.evaluation.gate --write

docs: $(VENV)/.tests ## Write the generated pages: docs/cli.md, docs/reference.md, docs/schema.md, docs/tables.md
	$(BIN)/python docs/generate.py

bench: $(VENV)/.runs ## Measure speed, start-up, memory and growth, and write docs/benchmarks.md (a few minutes)
	$(BIN)/python benchmarks/report.py docs/benchmarks.md

train-attribution: $(VENV)/.training ## Make the attribution network, the weights of acts and the scores of lines anew (corpora: SAYSO_DATA; an hour, resumable)
	@test -n "$(SAYSO_DATA)" || { echo "train-attribution needs the corpora: make train-attribution SAYSO_DATA=FOLDER" >&2; exit 1; }
	$(BIN)/python -m training.attribution "$(SAYSO_DATA)"
	$(BIN)/python -m training.acts "$(SAYSO_DATA)"
	$(BIN)/python -m training.lines "$(SAYSO_DATA)"

bench-store: $(VENV)/.runs ## Fill a store with invented articles, search it, kill it 50 times (half an hour)
	$(BIN)/python benchmarks/store.py 100000 3
	$(BIN)/python benchmarks/store.py 100000 10
	$(BIN)/python benchmarks/kills.py
	$(BIN)/python benchmarks/linking.py 100000

release: $(VENV)/.tests ## Write dist: wheel and source archive, built twice and the same, their contents and digests
	$(BIN)/python tools/release.py

clean: ## Remove .venv and every cache
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "sayso needs Python 3.11 or later. Name one: make PYTHON=python3.12 demo" >&2; exit 1; }
	@$(PYTHON) tools/step.py "making $(VENV)" $(PYTHON) -m venv $(VENV)

$(VENV)/.runs: pyproject.toml | $(BIN)/python
	@$(STEP) "installing sayso and what it needs (about 600 MB, once)" $(PIP) --editable .
	@touch $@

$(VENV)/.tests: pyproject.toml $(VENV)/.runs
	@$(STEP) "installing what the tests need" $(PIP) --editable '.[dev]'
	@touch $@

$(VENV)/.training: training/requirements.txt $(VENV)/.runs
	@$(STEP) "installing what the training needs" $(PIP) -r training/requirements.txt
	@touch $@
