# Every target does its own set-up in .venv and is quick the second time.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test static suite bench oracle mutants torture docs pictures accept-pictures holidays clean

demo: $(READY)  ## opens the desk on a throw-away demo book
	@$(BIN)/qmas-tui demo

test: $(READY)  ## runs every check
	@$(MAKE) --no-print-directory -j 2 static suite

static:
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# Programs that the tests start by the hundred are compiled once, wherever this runs.
suite: export PYTHONDONTWRITEBYTECODE =
suite: export PYTHONPYCACHEPREFIX = $(CURDIR)/$(VENV)/compiled
suite:
	@$(BIN)/python -m pytest -n 3 --dist worksteal --cov --cov-report=
	@$(BIN)/python -m tests.tools.coverage_gate

bench: $(READY)  ## prints timings and their ratios, side by side in one run
	@$(BIN)/python -m tests.bench

oracle: $(READY)  ## compares findings, intake and scenarios with the second calculator
	@QMAS_ORACLE=whole $(BIN)/python -m pytest -n 2 --dist worksteal tests/findings/test_second_calculator.py tests/intake/test_second_calculator.py tests/scenarios/test_second_calculator.py

mutants: $(READY)  ## how many small faults in findings, intake and scenarios the tests notice
	@for room in findings intake scenarios; do $(BIN)/python -m tests.mutants.run $$room || exit; done

torture: $(READY)  ## kills programs 1,000 times, damages books 10,000 and sheets 25,000 times
	@$(BIN)/python -m tests.torture
	@QMAS_DAMAGES=10000 $(BIN)/python -m pytest -q tests/book/test_any_damage.py
	@QMAS_HARMED=5000 $(BIN)/python -m pytest -n 2 -q tests/exchange/test_sheets_fuzz.py tests/exchange/test_sheets_limits.py

docs: $(READY)  ## writes the pages of docs/ that the program itself can tell
	@$(BIN)/python -m tests.tools.pages

pictures: $(READY)  ## draws the pictures of README and docs from the real app
	@$(BIN)/python -m tests.tools.pictures

accept-pictures:  ## takes the screens that tests/pictures drew anew as they should be
	@mv tests/pictures/new/*.txt tests/pictures/accepted/
	@rm -r tests/pictures/new

holidays: $(READY)  ## makes config/policy/holidays.toml anew
	@$(BIN)/python -m tests.tools.make_holidays

$(READY): pyproject.toml constraints.txt
	@echo "Setting up in $(VENV); the first time this takes a minute."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name one with PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV)
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

clean:  ## takes away what the targets made
	@rm -rf $(VENV) dist build .coverage* .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
