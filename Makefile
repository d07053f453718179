# The same commands for a person, for CI and for the host that deploys.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
TEST_STAMP := $(VENV)/.installed-test

.PHONY: site check test lint browser lock clean

site: $(STAMP)  ## install what is needed and build content/ into output/
	$(BIN)/stafett build

check: $(STAMP)  ## tell every mistake in content/ without building
	$(BIN)/stafett check

test: $(TEST_STAMP) browser  ## install what tests need and run all of them
	$(BIN)/pytest --numprocesses=auto --dist=loadgroup

lint: $(TEST_STAMP)  ## style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

browser:  ## Chromium for the browser tests
	@sh scripts/ensure-chromium

lock:  ## renew the pinned dependencies (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 \
		--group build pyproject.toml --output-file requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 \
		--group build --group test pyproject.toml --output-file requirements-test.lock

clean: $(STAMP)
	$(BIN)/stafett clean

# pip of its own age may lack what the lock file needs, so it comes from the lock as well: nothing to upgrade first.
$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q generator/stafett
	@touch $@

$(TEST_STAMP): requirements-test.lock $(STAMP)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-test.lock
	@touch $@
