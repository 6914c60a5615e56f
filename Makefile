# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test check run bench lock check-feeds picture pictures clean compare

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.runtime: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	touch $@

demo: $(VENV)/.runtime ## read the seeds, print the china-russia briefing, answer one question
	$(BIN)/attache demo

run: $(VENV)/.runtime ## run the bot with the settings in .env
	$(BIN)/attache run

test: $(VENV)/.dev ## the whole test run
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/.dev ## ruff, mypy strict, import contracts, architecture budgets, the chat of docs/console.md
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/architecture
	$(BIN)/python tools/transcript.py --check

bench: $(VENV)/.dev ## measure speed and quality; see bench/README.md
	$(BIN)/python -m bench all

lock: $(VENV)/.dev ## pin every dependency again, with hashes, for all platforms
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --group build -o requirements.lock
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --group build --group dev -c requirements.lock -o requirements-dev.lock

compare: $(VENV)/.runtime ## print the sample article's hand-written briefing beside ours; SAMPLE=FOLDER holds both
	$(BIN)/python tools/compare.py $(SAMPLE)

check-feeds: $(VENV)/.runtime ## ask every feed of the seed list whether it answers (needs a network)
	$(BIN)/attache feeds check --seeds

picture: $(VENV)/.runtime ## draw the demo's briefing for the README, hold the chat of docs/console.md again
	$(BIN)/attache demo --picture > docs/briefing.svg
	$(BIN)/python tools/transcript.py

pictures: $(VENV)/.dev ## draw what Slack and Discord are sent, for docs (needs Chromium)
	$(BIN)/python -m tools.slack_pictures
	$(BIN)/python -m tools.discord_pictures

clean: ## remove what make made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
