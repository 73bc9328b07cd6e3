# What can be done here; `make` alone lists it. Needs Python 3.11 or newer, pip, git and make.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help run build test check api-check js-check way-out browser screenshot merge-driver wheel clean

help: ## List what can be done here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/installed ## Set everything up and serve the starter library on http://127.0.0.1:8000
	$(BIN)/pocketleaf serve

build: .venv/installed ## Build the edition of the starter library into var/
	$(BIN)/pocketleaf build

test: .venv/developed browser way-out ## Set everything up, a real browser included, and run all tests
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: .venv/developed ## Lint, types, the import table, published addresses, catalogs and page templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_architecture.py tests/webapp/pages/test_templates.py
	$(BIN)/pocketleaf content check --strict
	$(BIN)/pocketleaf content references --check
	$(BIN)/pocketleaf links check --frozen
	$(BIN)/pocketleaf translations check

api-check: .venv/developed build/schemathesis/.installed ## Ask the API all that its description allows (large download)
	$(BIN)/python scripts/check_api.py build/schemathesis

js-check: node_modules/.installed ## Lint and types of the scripts (needs Node)
	npm run --silent check

way-out: .venv/developed build/whoosh3/.installed ## Run the search tests with the other Whoosh
	PYTHONPATH=build/whoosh3 $(BIN)/python -m pytest tests/search_index --ignore=tests/search_index/test_tables.py

browser: ## Install Chromium and gettext where they are missing (Debian, as root)
	@sh scripts/browser.sh

screenshot: .venv/developed browser ## Take the pictures of the README anew
	$(BIN)/python scripts/screenshot.py docs/pictures

merge-driver: .venv/installed ## Let git merge the catalogs of this clone message by message
	git config merge.pocketleaf.name "Pocketleaf catalogs, message by message"
	git config merge.pocketleaf.driver '"$(CURDIR)/$(BIN)/pocketleaf" translations merge --driver %O %A %B %P'

wheel: .venv/developed ## Build the wheel into dist/
	$(BIN)/python -m build --wheel

clean: ## Remove everything that is built, the virtual environment included
	rm -rf .venv build dist node_modules var

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Pocketleaf needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/developed: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ .venv/installed

build/whoosh3/.installed: constraints.txt | .venv/developed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target build/whoosh3 whoosh3==3.54.0
	@touch $@

build/schemathesis/.installed:
	$(PYTHON) -m venv build/schemathesis
	build/schemathesis/bin/python -m pip install --quiet --disable-pip-version-check schemathesis==4.32.5 openapi-spec-validator==0.9.0
	@touch $@

node_modules/.installed: package.json package-lock.json
	npm ci --no-audit --no-fund
	@touch $@
