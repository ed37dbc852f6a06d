# make run   translate a report (REPORT=path/to/other.txt for another one)
# make test  lint, types and every test
# make soak  the same tests with full counts, and those of real reports (GOVREPORT_DATA names their folder)
# make docs  the pages that are made from the code
# All make the environment first, if need be.
PYTHON ?= python3
REPORT ?= examples/hi-tech-zone-2024.txt
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: run test soak docs clean
.DELETE_ON_ERROR:

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

run: $(STAMP)
	$(BIN)/govreport translate $(REPORT) -o out

test: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

soak: $(STAMP)
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest

docs: $(STAMP)
	$(BIN)/python -m toolkit.cli.manual

clean:
	rm -rf .venv out
