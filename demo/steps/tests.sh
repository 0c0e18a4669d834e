# Every test; what needs a browser, a database server or Node says so when it is missing, and fails in CI.
# PYTEST_ARGS narrows it: PYTEST_ARGS="tests/courses -x" make test
set -eu
.venv/bin/python -m pytest -q --cov --cov-report=term ${PYTEST_ARGS:-}
