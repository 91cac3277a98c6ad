# Two commands: `make serve` and `make test`. Each sets up what it needs, inside this folder.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
SETUP = @command -v $(PYTHON) >/dev/null || { echo "setup: Python was not found (install Python 3.11 or newer)" >&2; exit 1; }; $(PYTHON) scripts/bootstrap.py

.PHONY: help serve build check test test-browsers test-wikis test-sites test-app lint bench format lock clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 24

serve: ## Build the site and serve it (PORT=8000)
	$(SETUP)
	@$(BIN)/flashdeck serve --port $(PORT)

build: ## Build the site into site/
	$(SETUP)
	@$(BIN)/flashdeck build

check: ## Check the cards, snippets included, and the rules of good cards
	$(SETUP)
	@$(BIN)/flashdeck check
	@$(BIN)/flashdeck lint

test: ## Set everything up and run all checks and tests
	$(SETUP) --test
	@$(MAKE) --no-print-directory -j2 test-sites lint test-app
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder tests/unit
	$(BIN)/python -m pytest -n 2 --dist worksteal tests/browser

test-browsers: ## Set everything up and run what must work in Firefox and WebKit too
	$(SETUP) --browsers
	$(BIN)/python -m pytest tests/engines

test-wikis: ## Set everything up and hold what is made for other hosts against real ones
	$(SETUP) --wikis
	$(BIN)/python -m pytest tests/wikis
	$(BIN)/python -m pytest tests/browser/test_scorm.py

# What browser tests look at; built beside the checks of the code, which leave a processor idle.
test-sites:
	@$(BIN)/python -m tests.browser.sites

test-app:
	npm test --silent

lint:
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	node_modules/.bin/tsc --noEmit

bench: ## Measure the build, the click on Run, bytes and pages, each as a ratio
	$(SETUP) --test
	@$(BIN)/python -m tests.bench

format: ## Format the Python code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: ## Write requirements/*.txt anew from requirements/*.in (needs uv)
	cd requirements && for list in site test bench lms wikis; do uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $$list.in -o $$list.txt; done
	cd requirements && for list in pyodide bench-wheels; do uv pip compile -q --no-deps --python-version 3.14 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $$list.in -o $$list.txt; done

clean: ## Remove everything that a build makes; downloads and installed packages stay
	rm -rf site docs/cards .cache/staging .cache/proofs .cache/math
