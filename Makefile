# Everything a fresh machine needs stands here: `make demo` does the main job, `make test` proves it.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
export QT_QPA_PLATFORM ?= offscreen
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Every commit of a test waits for the disk; memory answers sooner, where there is enough of it.
MEMORY := $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 1000000 {print "/dev/shm"}')
ifneq ($(MEMORY),)
export PYTEST_DEBUG_TEMPROOT ?= $(MEMORY)
endif
PINS   := -c constraints.txt --build-constraint constraints.txt

.DELETE_ON_ERROR:
.PHONY: demo run test torture check coverage bench screenshots catalogues build wheel clean

demo: $(VENV)/.program
	$(BIN)/mentordesk demo demo

run: export QT_QPA_PLATFORM =
run: $(VENV)/.program
	env -u QT_QPA_PLATFORM $(BIN)/mentordesk

test: $(VENV)/.checks
	$(BIN)/pytest -n auto

# The matching's proofs on ten times as many programmes, a disk that fails at every call in every
# way, and each hostile text in more places of every paper.
torture: $(VENV)/.checks
	MENTORDESK_EXAMPLES=torture $(BIN)/pytest -n auto tests/matching tests/trust tests/documents/test_all_papers.py

check: $(VENV)/.checks
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) coverage

coverage: $(VENV)/.checks
	$(BIN)/pytest -n auto --cov --cov-report=
	$(BIN)/coverage report --omit='mentordesk/ui/*' --fail-under=95
	$(BIN)/coverage report --include='mentordesk/ui/*' --fail-under=85

bench: $(VENV)/.checks
	@failed=0; for each in benchmarks/[a-z]*.py; do \
	    echo "$$each"; $(BIN)/python $$each || failed=1; \
	done; exit $$failed

screenshots: $(VENV)/.checks
	$(BIN)/python docs/take_pictures.py screenshots

# Texts: find them in the code, carry them into each language, compile what the program reads.
catalogues: $(VENV)/.checks
	mkdir -p build
	$(BIN)/pybabel -q extract -F resources/locale/babel.cfg -k N_ -k gettext -k ngettext:1,2 -k NP_:1,2 -k tr \
	    --no-location --sort-output --project=MentorDesk --version=1 --msgid-bugs-address= \
	    -o build/mentordesk.pot mentordesk
	$(BIN)/pybabel -q update -D mentordesk -i build/mentordesk.pot -d resources/locale -l da \
	    --no-fuzzy-matching --ignore-pot-creation-date --ignore-obsolete
	$(BIN)/pybabel -q compile -D mentordesk -d resources/locale -l da

# What is built is proved at once: the same paper, to the byte, and a window that can be used.
build: $(VENV)/.build
	rm -rf dist/mentordesk
	$(BIN)/pyinstaller --noconfirm --log-level=ERROR build.spec
	$(BIN)/python .ci/prove_program.py dist/mentordesk/mentordesk
	du -sh dist/mentordesk

wheel: $(VENV)/.build
	rm -rf dist/*.whl build/installed
	$(BIN)/python -m build --wheel --no-isolation
	$(PYTHON) -m venv build/installed
	build/installed/bin/python -m pip --disable-pip-version-check --quiet install -c constraints.txt dist/*.whl
	$(BIN)/python .ci/prove_program.py build/installed/bin/mentordesk

$(BIN)/python:
	@PYTHON=$(PYTHON) sh .ci/system-libraries
	$(PYTHON) -m venv $(VENV)
	$(PIP) install "pip==$$(sed -n 's/^pip==//p' constraints.txt)"

$(VENV)/.program: constraints.txt pyproject.toml | $(BIN)/python
	$(PIP) install $(PINS) -e .
	touch $@

$(VENV)/.checks: constraints.txt pyproject.toml | $(BIN)/python
	$(PIP) install $(PINS) -e '.[checks]'
	touch $@ $(VENV)/.program

$(VENV)/.build: constraints.txt pyproject.toml | $(BIN)/python
	@PYTHON=$(PYTHON) sh .ci/system-libraries build
	$(PIP) install $(PINS) -e '.[build]'
	touch $@ $(VENV)/.program

clean:
	rm -rf $(VENV) build dist demo screenshots .coverage* .hypothesis .*_cache
