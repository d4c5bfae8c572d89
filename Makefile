# Two commands: "make try" opens the assistant in the browser, "make test" runs every check.
# Needs Python 3.11 or newer and pip; everything else is installed into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# pip of the system installs into the environment, so that python3-venv (ensurepip) is not needed.
PIP := $(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check
# Every file that is downloaded must have the hash that the lock names; the project itself is put on top.
INSTALL = $(PIP) --require-hashes --no-deps --requirement

.PHONY: try test check format bench pictures supply lock clean

try: $(VENV)/.run
	$(BIN)/brobygger try

# Two at a time, one after the other off one list that begins with the slow ones.
test: $(VENV)/.dev
	$(BIN)/python -m pytest --numprocesses 2 --maxschedchunk 1

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Every figure the documents quote, with this machine: benchmarks/RESULTS.md. About six minutes.
bench: $(VENV)/.dev
	$(INSTALL) constraints-bench.txt
	$(BIN)/python -m benchmarks.run

# The guides' pictures, docs/billeder/, as the local workspace shows them now; needs Chromium.
pictures: $(VENV)/.dev
	$(BIN)/python scripts/guide-pictures

# Licences, advisories and the bill of materials of what is installed.
supply: $(VENV)/.dev
	$(INSTALL) constraints-supply.txt
	scripts/supply

# The lock is made by uv; the constraints are the same lock in pip's words, so that pip alone suffices.
lock: $(BIN)/python
	$(PIP) uv
	$(BIN)/uv lock --quiet
	$(EXPORT) --output-file constraints.txt
	$(EXPORT) --extra dev --output-file constraints-dev.txt
	$(EXPORT) --extra bench --output-file constraints-bench.txt
	$(EXPORT) --extra supply --output-file constraints-supply.txt
EXPORT := $(BIN)/uv export --quiet --frozen --no-emit-project --no-annotate --no-header

$(BIN)/python:
	$(PYTHON) -m venv --without-pip $(VENV)

$(VENV)/.run: $(BIN)/python pyproject.toml constraints.txt
	$(INSTALL) constraints.txt
	$(PIP) --no-deps --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.run constraints-dev.txt
	$(INSTALL) constraints-dev.txt
	touch $@

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis output
