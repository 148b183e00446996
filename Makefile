# Two commands for newcomers: `make demo` and `make test`. Both set up what they need in .venv.
PYTHON ?= python3
BIN := .venv/bin
CASE := demo.zopa
SAMPLE := examples/ukraine-2025

.PHONY: help demo test lint types unit gate weights pins clean

help:
	@echo "make demo   set up zopa and read the sample reports"
	@echo "make test   set up everything, then lint, types, imports and all tests"
	@echo "make weights DATA=folder   remake the reading model from public data"
	@echo "make pins   renew the pinned versions in requirements/"
	@echo "make clean  remove what the other targets made"

# A stamp for each set of pins: nothing is installed twice.
.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "zopa needs Python 3.11 or later")'
	$(PYTHON) -m venv .venv

.venv/run.stamp: .venv/bin/python requirements/run.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

demo: .venv/run.stamp
	@rm -f $(CASE) $(CASE)-wal $(CASE)-shm
	$(BIN)/zopa read $(SAMPLE)/reports --agenda $(SAMPLE)/agenda.yaml --case $(CASE)
	COLUMNS=$${COLUMNS:-100} $(BIN)/zopa show $(CASE) positions --format table --party ua --party ru --party us --party eu
	@echo "Next: $(BIN)/zopa show $(CASE) positions --evidence --party ua"

test: lint types unit

lint: .venv/dev.stamp
	$(BIN)/ruff format --check src tests benchmarks training
	$(BIN)/ruff check src tests benchmarks training
	$(BIN)/lint-imports --no-cache

types: .venv/dev.stamp
	$(BIN)/mypy

unit: .venv/dev.stamp
	$(BIN)/python -m pytest -n 2

# Remakes the reading model: about an hour on two cores. DATA is the folder of public sets; SEED varies the training.
SEED ?= 1
weights: .venv/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/training.txt
	$(BIN)/python -m training.model --data $(DATA) --seed $(SEED)
	$(BIN)/python -m training.fast $(DATA)
	$(BIN)/python -m benchmarks.reading $(DATA)

pins:
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate pyproject.toml -o requirements/run.txt
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --extra dev pyproject.toml -o requirements/dev.txt
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --extra training pyproject.toml -o requirements/training.txt
	printf 'hatchling\neditables\n' | uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate - -o requirements/build.txt

clean:
	rm -rf .venv $(CASE) $(CASE)-wal $(CASE)-shm .mypy_cache .ruff_cache .pytest_cache .hypothesis
