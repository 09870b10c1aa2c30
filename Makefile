# What a newcomer needs: `make run` and `make test`. Everything happens inside .venv.
PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null || echo $(BIN)/uv)
# What the pages are made from.
WEB := $(shell find api/explorer/src api/explorer/index.html api/explorer/package-lock.json -type f 2>/dev/null) \
  $(shell find api/reference ontology -type f -not -path '*/dist/*' -not -path '*/__pycache__/*' 2>/dev/null)

.PHONY: run test test-remote engines check bench wheel conformance eval format terms questions screenshots clean
.DEFAULT_GOAL := run

run: .venv/run.stamp  ## build what is missing, serve the sample graph and print its address
	@$(BIN)/lienket serve

test: .venv/dev.stamp  ## every test, in a real browser too
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m pytest -m "not engines"

test-remote: .venv/dev.stamp engines  ## the contract and the catalogue over Fuseki and Virtuoso
	$(BIN)/python -m pytest -m engines

# Fuseki's jar comes from Maven Central; Java, Maven and Virtuoso are Debian's, installed where we may.
FUSEKI := 5.2.0
JAR := .venv/engines/jena-fuseki-server-$(FUSEKI).jar
engines:
	@missing=""; \
	command -v java >/dev/null || missing="default-jre-headless"; \
	command -v mvn >/dev/null || [ -f $(JAR) ] || missing="$$missing maven"; \
	command -v virtuoso-t >/dev/null || missing="$$missing virtuoso-opensource"; \
	if [ -n "$$missing" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	elif [ -n "$$missing" ]; then \
	  echo "Absent: $$missing. On Debian: sudo apt install $$missing. Tests that need it are skipped." >&2; \
	fi
	@[ -f $(JAR) ] || ! command -v mvn >/dev/null || \
	  mvn -q -B dependency:copy -Dartifact=org.apache.jena:jena-fuseki-server:$(FUSEKI) -DoutputDirectory=$(CURDIR)/.venv/engines

check: .venv/dev.stamp  ## what must hold before a commit: format, lint, types, layers, vocabulary
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/lienket vocabulary lint

bench: .venv/bench.stamp  ## measure beside peers and write docs/performance.md; QUADS="100000 10000000" chooses sizes
	$(BIN)/python -m tests.bench $(QUADS)

wheel: | uv  ## a wheel with extraction compiled, in dist/; needs a C compiler
	HATCH_BUILD_HOOK_ENABLE_MYPYC=1 $(UV) build --quiet --out-dir dist

conformance: .venv/dev.stamp  ## run the W3C's suites over HTTP and write docs/conformance.md
	$(BIN)/python -m tests.conformance

eval: .venv/dev.stamp  ## score extraction against the development corpus
	$(BIN)/python -m tests.evaluate

format: .venv/dev.stamp  ## put the code into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

questions: .venv/dev.stamp  ## write the tables of the documentation anew after a change to a question
	$(BIN)/python -m queries.scripts.write_tables

screenshots: .venv/dev.stamp  ## take anew the pictures that docs/ shows
	$(BIN)/python -m tests.browser.screenshots docs

terms: .venv/dev.stamp  ## write the constants anew after a change to ontology/lienket.ttl
	$(BIN)/python -m ontology.scripts.write_terms

clean:  ## remove what was built
	rm -rf .venv dist build api/explorer/dist api/reference/dist api/explorer/node_modules

.venv/run.stamp: pyproject.toml uv.lock $(WEB) | uv
	$(UV) sync --quiet --inexact --frozen
	@touch $@

.venv/dev.stamp: pyproject.toml uv.lock $(WEB) | uv
	$(UV) sync --quiet --inexact --frozen --group dev
	@touch $@ .venv/run.stamp

.venv/bench.stamp: pyproject.toml uv.lock $(WEB) | uv
	$(UV) sync --quiet --inexact --frozen --group dev --group bench
	@touch $@ .venv/dev.stamp .venv/run.stamp

# uv comes from PyPI into .venv where the machine has none. Debian keeps venv in a package of its own.
.PHONY: uv
uv:
	@command -v $(UV) >/dev/null 2>&1 || { \
	  echo "Installing uv into .venv"; \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "lienket needs Python 3.11 or newer; set PYTHON=…" >&2; exit 1; }; \
	  $(PYTHON) -m venv .venv || { \
	    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	      apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv .venv; \
	    else \
	      echo "Python's venv module is missing: run 'sudo apt install python3-venv', or install uv, and try again." >&2; exit 1; \
	    fi; }; \
	  $(BIN)/python -m pip install --quiet uv; }
