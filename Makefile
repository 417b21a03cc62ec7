# Needs Python 3.11 or newer, git and make; everything else it fetches into this folder.
PYTHON ?= python3
UV ?= $(or $(shell command -v uv 2>/dev/null),.uv/bin/uv)
BIN := .venv/bin
CLIENT := tests/browser/node_modules
NODE_MAJOR := $(shell node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p')
NODE_FITS := $(shell command -v npm >/dev/null 2>&1 && [ "0$(NODE_MAJOR)" -ge 18 ] && echo yes)

.PHONY: help setup run test quick lint format pictures screenshots bench exports scale bars mutants sbom

help:
	@echo "make run          the bot with sample data, and a Teams to talk to it from"
	@echo "make test         every check and test that this machine has the parts for"
	@echo "make quick        the rules, cards and stories on SQLite only"
	@echo "make lint         style and types only;  make format  mends the style"
	@echo "make pictures     draws each approved card as people see it"
	@echo "make screenshots  takes the README's pictures from the running product"
	@echo "make bench        measures card submits"
	@echo "make exports      measures 100,000 records as a file, while people save"
	@echo "make scale        measures each screen and tick in a small hub and one of 1,000,000 visits"
	@echo "make sbom         lists what the bot runs with: sbom.json, docs/licences.md"
	@echo "make bars         measures what holds when things go wrong, into docs/reliability.md"
	@echo "make mutants      measures what the tests would notice, into docs/mutation.md (AREA=outbox: one area)"

setup: .venv/.stamp $(if $(NODE_FITS),$(CLIENT)/.stamp,no-node)

run: setup
	@exec $(BIN)/python -m bot.playground

# One process a core, up to four: each has a PostgreSQL and a browser of its own.
APART := -n auto --maxprocesses 4 --dist worksteal

test: lint
	$(BIN)/python -m pytest $(APART)

# PostgreSQL, browser and long tests left out; `make test` leaves out nothing.
QUICK := tests/house tests/domain tests/cards tests/manifest tests/bot tests/storage

quick: lint
	$(BIN)/python -m pytest --quick $(APART) $(QUICK)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

pictures: setup
	$(BIN)/python -m tests.browser.pictures

screenshots: setup
	$(BIN)/python -m tests.browser.screenshots

bench: setup
	$(BIN)/python -m bench

exports: setup
	$(BIN)/python -m bench.exports

scale: setup
	$(BIN)/python -m bench.scale

bars: setup
	$(BIN)/python -m bench.bars

mutants: setup
	$(BIN)/python -m bench.mutants $(AREA)

sbom: setup
	$(UV) export --locked --no-dev --quiet --format cyclonedx1.5 --preview-features sbom-export --output-file sbom.json
	$(BIN)/python -m tests.house.licences

.venv/.stamp: pyproject.toml uv.lock | $(UV)
	UV_PYTHON_DOWNLOADS=never $(UV) sync --locked --quiet --python "$(PYTHON)"
	@touch $@

.uv/bin/uv: | .ci/uv.txt
	$(PYTHON) -m venv .uv
	.uv/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement .ci/uv.txt

$(CLIENT)/.stamp: tests/browser/package-lock.json
	npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: no-node
no-node:
	@echo "Node 18 or newer with npm is not here: no Playground and no browser tests until it is (then: make setup)."
