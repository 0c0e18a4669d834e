# Every test; what needs a browser, a database server or Node says so when it is missing, and fails in CI.
# A file stays on one worker, because some files walk one long way. PYTEST_ARGS narrows it:
# PYTEST_ARGS="tests/courses -x" make test
# In the order of their names: by the number of tests, the two longest would come last, when all others have done.
set -eu
.venv/bin/python -m pytest -q -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder ${PYTEST_ARGS:-}
