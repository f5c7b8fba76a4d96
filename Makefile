# Two commands do everything on a machine that has python3 (3.11 or newer), pip, git and make:
#   make site   build the site from the real data and serve it at http://127.0.0.1:8000 (or the next free port)
#   make test   install what the tests need and run them all
# The others are for daily work. Everything is installed into .venv/ and locked in requirements/.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check --quiet

.PHONY: site build validate test check fast format lint types browser typescript screenshots schema lock clean peers cluster

site: $(VENV)/run.done
	$(RUN) -m generator serve

build: $(VENV)/run.done
	$(RUN) -m generator build

validate: $(VENV)/run.done
	$(RUN) -m generator validate

test: $(VENV)/dev.done browser typescript
	$(RUN) -m pytest $(PYTEST)

check: fast test

# The part that takes seconds: pre-commit runs it too.
fast: lint types

lint: $(VENV)/dev.done
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .

types: $(VENV)/dev.done
	$(RUN) -m mypy

format: $(VENV)/dev.done
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

# TypeScript checks the types in our scripts' comments; Node from the system, else from the locked package.
typescript: $(VENV)/dev.done
	@$(RUN) -m tests.search.node

browser: $(VENV)/dev.done
	@$(RUN) -m tests.browser

# What benchmarks/ compares the project with, for who runs them.
peers: $(VENV)/bench.done

# Workers on other machines, and a site in object storage: docs/about/cluster.md.
cluster: $(VENV)/cluster.done

# The pictures of the README, after a change of how pages look.
screenshots: build browser
	$(RUN) -m tests.screenshots site

schema: $(VENV)/run.done
	$(RUN) -m generator schema

# Renew the locked versions after a change of pyproject.toml.
lock: $(VENV)/dev.done
	$(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --upgrade pyproject.toml --output-file requirements/run.txt
	$(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --upgrade --constraint requirements/run.txt pyproject.toml \
		--extra cluster --output-file requirements/cluster.txt
	$(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --upgrade --constraint requirements/cluster.txt pyproject.toml --extra cluster \
		--group pyproject.toml:test --group pyproject.toml:check --output-file requirements/dev.txt
	$(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --upgrade --constraint requirements/dev.txt \
		--group pyproject.toml:bench --output-file requirements/bench.txt

clean:
	rm -rf $(VENV) .cache site

# Debian's python3 comes without venv's own pip; virtualenv makes the same environment there.
$(VENV)/bin/python:
	@echo "Making the environment in $(VENV)/ …"
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); \
		$(PYTHON) -m pip install --quiet --user --break-system-packages virtualenv && \
		$(PYTHON) -m virtualenv --quiet $(VENV); }

$(VENV)/run.done: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the site needs …"
	@$(PIP) install --require-hashes --requirement requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/cluster.done: requirements/cluster.txt $(VENV)/run.done
	@echo "Installing what a cluster needs …"
	@$(PIP) install --require-hashes --requirement requirements/cluster.txt
	@touch $@

# The programs that the benchmarks compare with.
$(VENV)/bench.done: requirements/bench.txt $(VENV)/dev.done
	@echo "Installing what the benchmarks compare with …"
	@$(PIP) install --require-hashes --requirement requirements/bench.txt
	@touch $@

$(VENV)/dev.done: requirements/dev.txt $(VENV)/run.done
	@echo "Installing what the tests need …"
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@
