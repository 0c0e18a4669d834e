# POSIX make and sh only. Every target prepares .venv by itself; the second time that takes no time.
# `make help` lists the targets; the README says what you get.
.POSIX:

# Not called PYTHON: that name is yours, to say which Python .venv is made with.
PY = .venv/bin/python

# What `make lint` and `make test` run, one script each; a script stops at its first complaint.
LINT_STEPS = demo/steps/ruff.sh demo/steps/layers.sh demo/steps/types.sh demo/steps/content.sh
TEST_STEPS = $(LINT_STEPS) demo/steps/migrations.sh demo/steps/tests.sh

help:
	@sed -n 's/^#: //p' Makefile

#: make demo          start the product on http://127.0.0.1:8000 (PORT=9000 make demo for another port); Ctrl-C stops it
demo: .venv-ready
	@exec $(PY) -m demo

#: make demo-large    the same with 100,000 people, made once in some minutes; ADVOCERT_DEMO_DIR=.demo-large make demo-reset forgets them
demo-large: .venv-ready
	@exec $(PY) -m demo.large

#: make demo-reset    forget everything that happened in the demo
demo-reset:
	@sh demo/reset.sh

#: make test          every check and every test
test: .venv-ready
	@set -e; for step in $(TEST_STEPS); do sh $$step; done

#: make lint          style, layers, types and the rules of the course
lint: .venv-ready
	@set -e; for step in $(LINT_STEPS); do sh $$step; done

#: make demo-credentials DIR=out   sample credentials of many kinds, and what any verifier must say about each
demo-credentials: .venv-ready
	@$(PY) -m demo.samples "$(DIR)"

#: make coverage    which lines no test runs: artifacts/coverage/index.html; slow
coverage: .venv-ready
	@sh demo/steps/coverage.sh

#: make tox           the built wheel on the pins of four platform releases
tox: .venv-ready
	@sh demo/steps/tox.sh

#: make gallery     every block in every state on one page: artifacts/gallery/index.html
gallery: .venv-ready
	@sh demo/gallery.sh

#: make bench         one line per goal: figure, limit, met or not
bench: .venv-ready
	@$(PY) -m bench

#: make requirements  pin the newest versions of requirements/dev.in in requirements/dev.txt
requirements: .venv-ready
	@sh demo/steps/requirements.sh

#: make setup         only install into .venv
setup: .venv-ready

.venv-ready:
	@sh demo/setup.sh

# "demo" and "bench" are folders too: without this, make would call them up to date.
.PHONY: help coverage gallery demo demo-credentials demo-large demo-reset test lint tox bench requirements setup .venv-ready
