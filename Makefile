# Two commands are enough: `make demo` sets up and runs, `make test` sets up and passes.
# LIREN_PORT (8000) and LIREN_DATA (var/) choose port and data folder; ARGS goes to the command.

RUN := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help demo test setup fast lint browser bench shots messages

help: ## Show this list.
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | expand -t 12

setup: ## Make the environment from the lock files; does nothing when nothing changed.
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  if command -v $$python >/dev/null 2>&1 && $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
	    exec $$python config/set_up.py; \
	  fi; \
	done; \
	echo "Python 3.11 or newer is needed, and nothing else. Install it, or name one: make PYTHON=/path/to/python3" >&2; \
	exit 1

demo: setup ## Set up everything, load the demo town, serve it.
	@exec $(RUN) -m config.cli demo $(ARGS)

test: setup ## All tests, in parallel. Some need a Chromium or a LibreOffice.
	@$(RUN) -m pytest -n auto --dist loadfile $(ARGS)

fast: setup ## The tests that take no browser and no patience.
	@$(RUN) -m pytest -m "not browser and not office and not slow" $(ARGS)

browser: setup ## The journeys through a real Chromium.
	@$(RUN) -m pytest -m browser $(ARGS)

lint: setup ## Style, types, floors, templates, translations.
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy .
	@.venv/bin/lint-imports
	@$(RUN) -m djlint --lint --quiet liren
	@$(RUN) -m config.messages --missing

messages: setup ## Add new sentences to the catalogues and list what has no Chinese yet.
	@$(RUN) -m config.messages --update

bench: setup ## Every benchmark beside its raw twin, one JSON object a line.
	@$(RUN) -m config.cli bench --json $(ARGS)

shots: setup ## Photograph every page into shots/.
	@$(RUN) -m tests.browser.shots $(ARGS)
