# Two commands matter: `make site` builds the site, `make test` runs every test.
# Both prepare the environment in .venv from requirements.lock (hashes checked).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: site test bench serve engine lock env fonts admin browser golden lighthouse clean

site: $(READY) fonts
	$(BIN)/study-guide site

serve: $(READY) fonts
	$(BIN)/mkdocs serve

# The site by another engine, into .cache/engine/site: make engine ENGINE=zensical, or properdocs.
# A folder apart, because engines keep caches beside their configuration.
ENGINE ?= zensical
WORK ?= .cache/engine

engine: $(READY) fonts
	$(BIN)/study-guide build --out $(WORK)/pages
	cp -R docs/contribute $(WORK)/pages/
	$(BIN)/python -m build_tools.tour $(WORK)/pages/contribute
	rm -rf $(WORK)/theme && cp -R build_tools/theme $(WORK)/theme
	cp mkdocs.yml build_tools/engines.yml $(WORK)/
	cd $(WORK) && $(abspath $(BIN))/$(ENGINE) build --strict -f engines.yml

test: $(READY) fonts browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/zizmor --offline --quiet --persona pedantic .github
	$(BIN)/pytest --numprocesses auto --dist loadfile

# Measures, prints tables, asserts nothing. BENCH="--quick", or names of tables, or --write to keep them.
bench: $(READY) fonts
	$(BIN)/python -m tests.bench $(BENCH)

env: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: $$($(PYTHON) --version) found." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "Cannot make a virtual environment. On Debian: apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# The Chinese fonts of the papers and axe-core for the tests: from npm into node_modules; fonts else from the system.
fonts: node_modules/.ready

node_modules/.ready: package.json package-lock.json
	@sh build_tools/fonts.sh

# The browser editor at /admin/, for a deployment that switches it on in mkdocs.yml.
admin:
	@sh build_tools/fonts.sh all

# The browser tests need Chromium, a Chinese font and npm; Debian packages where we may install them.
browser:
	@sh tests/browser/install.sh
	@test -d node_modules/axe-core -a -d node_modules/@sveltia/cms || sh build_tools/fonts.sh all
	@test -d node_modules/axe-core -a -d node_modules/@sveltia/cms || { echo "npm could not install axe-core and Sveltia CMS, which the browser tests need." >&2; exit 1; }

# Scores of Lighthouse for home, lesson and reading page of the built site; fetches Lighthouse with npx.
lighthouse: $(READY)
	$(BIN)/python tests/browser/lighthouse.py

# Keeps the outcome of the sample articles anew; look at the difference before you commit it.
golden: $(READY)
	$(BIN)/python tests/test_golden.py

# Rewrites requirements.lock from pyproject.toml, for all systems and Python versions. Needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra dev --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) site .cache node_modules
