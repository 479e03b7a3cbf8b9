# Two commands matter: `make run` and `make test`.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup train run test style check widget pictures evaluate bench kb lock

export HOST ?= 127.0.0.1
export PORT ?= 8000
export PYTHONWARNINGS := ignore
export RASA_MAX_CACHE_SIZE := 0
export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export TF_CPP_MIN_LOG_LEVEL := 3
export TOKENIZERS_PARALLELISM := false

PYTHON := .venv/bin/python
VENV_GB := 10

help:  ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

setup:  ## the environment, from the lock file (does nothing when it is there)
	@scripts/setup.sh .venv requirements/app.txt $(VENV_GB)

run: setup  ## train if needed, migrate, seed, and serve the demo portal on HOST:PORT
	@$(PYTHON) -m assistant train --if-needed --no-judge
	@$(PYTHON) -m api prepare
	@$(PYTHON) -m api serve

DATA ?= nlu_data
train: setup  ## train and cross-validate (DATA=<folder> MODEL=<out> for another data folder)
	@$(PYTHON) -m assistant train --data $(DATA) $(if $(MODEL),--out $(MODEL))

test: setup  ## every test: real model, real database, real browser
	@scripts/browser.sh
	@scripts/widget.sh --check
	@$(PYTHON) -m assistant train --if-needed --no-judge
	@$(PYTHON) -m pytest

style: setup  ## style, types, import contracts, the base
	@scripts/setup.sh .venv-check requirements/check.txt 1
	@.venv-check/bin/ruff check .
	@.venv-check/bin/ruff format --check .
	@.venv-check/bin/mypy --python-executable $(PYTHON)
	@.venv-check/bin/lint-imports
	@$(PYTHON) -m procedures_kb check

check: style  ## the quick loop: style, the widget's build, fast tests
	@scripts/widget.sh --check
	@$(PYTHON) -m pytest -q -m "not model and not browser and not portal"

widget:  ## build the widget from api/widget/src into api/widget/static (needs Node only here)
	@scripts/widget.sh

pictures: setup  ## take docs/pictures anew: every state of the widget and the pages, in a real browser
	@scripts/browser.sh
	@$(PYTHON) -m assistant train --if-needed --no-judge
	@$(PYTHON) -m docs.pictures

evaluate: setup  ## ask every held-out question in every form, score, write var/evaluation/<date>, keep the floors
	@$(PYTHON) -m assistant evaluate

bench: setup  ## Rasa's server, this API, one index alone, and growth, side by side; writes bench/results
	@$(PYTHON) -m bench

kb: setup  ## the four virtues of the base
	@$(PYTHON) -m procedures_kb check

lock:  ## write the lock files anew (needs uv)
	UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile -q --python-version 3.10 --generate-hashes requirements/app.in -o requirements/app.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile -q --python-version 3.10 --generate-hashes requirements/check.in -o requirements/check.txt
