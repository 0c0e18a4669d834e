# Every test; what needs a browser, a database server or Node says so when it is missing, and fails in CI.
# A file stays on one worker, because some files walk one long way. PYTEST_ARGS narrows it:
# PYTEST_ARGS="tests/courses -x" make test
set -eu
.venv/bin/python -m pytest -q -n auto --maxprocesses 4 --dist loadfile ${PYTEST_ARGS:-}
