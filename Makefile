# Two commands: "make try" opens the assistant in the browser, "make test" runs every check.
# Needs Python 3.11 or newer and pip; everything else is installed into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# pip of the system installs into the environment, so that python3-venv (ensurepip) is not needed.
INSTALL := $(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: try test check format lock clean

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

# The lock is made by uv; constraints.txt is the same lock in pip's words, so that pip alone suffices.
lock: $(VENV)/.dev
	$(BIN)/python -m pip --version >/dev/null 2>&1 || true
	$(INSTALL) uv
	$(BIN)/uv lock
	$(BIN)/uv export --quiet --frozen --all-extras --no-hashes --no-emit-project --no-annotate --no-header --output-file constraints.txt

$(BIN)/python:
	$(PYTHON) -m venv --without-pip $(VENV)

$(VENV)/.run: $(BIN)/python pyproject.toml constraints.txt
	$(INSTALL) --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.run
	$(INSTALL) --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis output
