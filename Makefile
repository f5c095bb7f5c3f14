# Needs Python 3.11 or newer with venv, make, and a package registry. Everything else is installed here.
PYTHON ?= python3
PORT ?= 8000
BIN = .venv/bin
MANAGE = $(BIN)/python manage.py
TESTS ?= tests --ignore tests/browser --ignore tests/benchmarks
BROWSER_TESTS ?= tests/browser

.PHONY: run test check bench machine recognition format messages lock
.DEFAULT_GOAL := run

# The stamp carries the lock's own time: a second run installs nothing.
.venv/stamp: requirements-dev.lock
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	$(MANAGE) compile_catalogues
	touch $@

run: .venv/stamp  ## the demo newsroom, on http://127.0.0.1:8000; its edition is built while it runs
	@$(MANAGE) compile_catalogues
	@$(MANAGE) migrate --verbosity 0
	@BASE_URL=http://127.0.0.1:$(PORT) $(MANAGE) demo --if-empty
	@BASE_URL=http://127.0.0.1:$(PORT) $(MANAGE) serve --port $(PORT)

test: .venv/stamp  ## the whole test suite, on SQLite unless DATABASE_URL says otherwise
	$(MANAGE) compile_catalogues
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(TESTS)
	$(if $(BROWSER_TESTS),$(BIN)/python -m pytest $(BROWSER_TESTS))

check: .venv/stamp  ## format, lint, types, import rules, migrations, translations, Django's checks
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djlint --lint --quiet templates blog/*/templates home/templates
	$(BIN)/mypy manage.py site/config site/edition home blog
	PYTHONPATH=site:. $(BIN)/lint-imports
	DJANGO_SETTINGS_MODULE=config.settings.test $(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check_catalogues
	DJANGO_SETTINGS_MODULE=config.settings.test $(MANAGE) check

bench: .venv/stamp  ## what things cost, as ratios
	$(BIN)/python -m pytest -q -s tests/benchmarks

machine: .venv/stamp  ## random editorial acts, after each of which no file of the edition may be stale: ACTS=2000
	ACTS=$(or $(ACTS),2000) $(BIN)/python -m pytest -q -s tests/edition/test_machine.py

recognition: .venv/stamp  ## how much of the written statements in tests/ is recognised, fact by fact
	@PYTHONPATH=site DJANGO_SETTINGS_MODULE=config.settings.test $(BIN)/python -m tests.blog.importing.recognition

format: .venv/stamp  ## put code into the form that `check` wants
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

messages: .venv/stamp  ## collect interface strings into the catalogues
	$(MANAGE) makemessages --all --no-obsolete --no-location --ignore .venv --ignore var --ignore tests

lock: pyproject.toml  ## compile the locks anew
	$(PYTHON) -m venv .venv && $(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-annotate --no-header --python-version 3.11 -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-annotate --no-header --python-version 3.11 -c requirements.lock -o requirements-dev.lock
